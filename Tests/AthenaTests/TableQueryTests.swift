import Documents
import Testing

/// Queries over tables of text files answer from the files.
@Suite struct TableQueryTests {
  let lake: Lake

  init() throws {
    lake = try Lake()
    try lake.put("data/people/a.csv", "1,Ada,36.5,2024-01-05\n2,\\N,x,2024-02-30\n")
    try lake.put("data/people/_hidden", "9,no,1,2024-01-01\n")
    try lake.put("data/notes/n.json", "{\"Id\": 1, \"tags\": [\"a\", \"b\"], \"who\": {\"age\": 3}}\n{\"id\": 2}\n")
    try lake.put("data/quoted/q.csv", "id,name\n\"1\",\"a, \"\"b\"\"\"\n\"\",\"\"\n")
    try lake.put("data/sold/y=2024/s.csv", "5\n")
    for sql in [
      "CREATE EXTERNAL TABLE sales.people (id bigint, name string, score double, day date) ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://results/data/people/'",
      "CREATE EXTERNAL TABLE sales.notes (id int, tags array<string>, who struct<age:int>) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://results/data/notes/'",
      "CREATE EXTERNAL TABLE sales.quoted (id int, name string) ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' LOCATION 's3://results/data/quoted/' TBLPROPERTIES ('skip.header.line.count'='1')",
      "CREATE EXTERNAL TABLE sales.sold (n int) PARTITIONED BY (y int) ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' LOCATION 's3://results/data/sold/'",
      "ALTER TABLE sales.sold ADD PARTITION (y=2024) LOCATION 's3://results/data/sold/y=2024/'",
      "CREATE VIEW sales.adults AS SELECT id, upper(name) AS loud FROM sales.people",
    ] {
      let status = try lake.query(sql).execution["Status"]
      #expect(status?["State"]?.string == "SUCCEEDED", "\(sql): \(status?.text ?? "")")
    }
  }

  @Test(arguments: [
    (
      "SELECT * FROM sales.people", [["id", "name", "score", "day"], ["1", "Ada", "36.5", "2024-01-05"], ["2", nil, nil, nil]]
    ),
    ("SELECT id, tags, who.age FROM sales.notes", [["id", "tags", "age"], ["1", "[a, b]", "3"], ["2", nil, nil]]),
    ("SELECT * FROM sales.quoted", [["id", "name"], ["1", "a, \"b\""], [nil, ""]]),
    ("SELECT n, y FROM sales.sold WHERE y = 2024", [["n", "y"], ["5", "2024"]]),
    ("SELECT loud FROM sales.adults WHERE id = 1", [["loud"], ["ADA"]]),
    ("SELECT \"$path\" FROM sales.sold", [["$path"], ["s3://results/data/sold/y=2024/s.csv"]]),
    (
      "SELECT p.name, s.n FROM sales.people p JOIN sales.notes t ON p.id = t.id CROSS JOIN sales.sold s WHERE p.id < 2",
      [["name", "n"], ["Ada", "5"]]
    ),
  ])
  func `rows come from the files`(sql: String, rows: [[String?]]) throws {
    let query = try lake.query(sql)
    #expect(query.rows == rows, "\(query.execution["Status"]?.text ?? "")")
  }

  @Test(arguments: [
    ("SELECT nope FROM sales.people", "COLUMN_NOT_FOUND: line 1:8: Column 'nope' cannot be resolved"),
    ("SELECT id FROM sales.orders", "NOT_SUPPORTED: Tables with the format serde are not supported"),
  ])
  func `what cannot be read says why`(sql: String, reason: String) throws {
    let status = try lake.query(sql).execution["Status"]
    #expect(status?["StateChangeReason"]?.string?.hasPrefix(reason) == true, "\(status?.text ?? "")")
  }
}
