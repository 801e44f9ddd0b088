import SQLColumns
import SQLFunctions
import SQLPlanning
import SQLSyntax
import Testing

@testable import SQLExecution
