print("mocklake")
