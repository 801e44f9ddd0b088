@testable import SQLPlanning
