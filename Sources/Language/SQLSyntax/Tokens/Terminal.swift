/// The kinds of word in Trino's language: keywords, symbols, literals, names, and the rules that messages name.
enum Terminal: String, CaseIterable {
  // MARK: Keywords

  case absent = "ABSENT", add = "ADD", admin = "ADMIN", after = "AFTER", all = "ALL", alter = "ALTER"
  case analyze = "ANALYZE", and = "AND", any = "ANY", array = "ARRAY", `as` = "AS", asc = "ASC", at = "AT"
  case authorization = "AUTHORIZATION", auto = "AUTO", begin = "BEGIN", bernoulli = "BERNOULLI", between = "BETWEEN"
  case binPack = "BIN_PACK", both = "BOTH", branch = "BRANCH", by = "BY", call = "CALL", called = "CALLED"
  case cascade = "CASCADE", `case` = "CASE", cast = "CAST", catalog = "CATALOG", catalogs = "CATALOGS"
  case column = "COLUMN", columns = "COLUMNS", comment = "COMMENT", commit = "COMMIT", committed = "COMMITTED"
  case conditional = "CONDITIONAL", constraint = "CONSTRAINT", count = "COUNT", copartition = "COPARTITION"
  case create = "CREATE", cross = "CROSS", cube = "CUBE", current = "CURRENT", currentCatalog = "CURRENT_CATALOG"
  case currentDate = "CURRENT_DATE", currentPath = "CURRENT_PATH", currentRole = "CURRENT_ROLE"
  case currentSchema = "CURRENT_SCHEMA", currentTime = "CURRENT_TIME", currentTimestamp = "CURRENT_TIMESTAMP"
  case currentUser = "CURRENT_USER", data = "DATA", date = "DATE", day = "DAY", deallocate = "DEALLOCATE"
  case declare = "DECLARE", `default` = "DEFAULT", define = "DEFINE", definer = "DEFINER", delete = "DELETE"
  case deny = "DENY", desc = "DESC", describe = "DESCRIBE", descriptor = "DESCRIPTOR", deterministic = "DETERMINISTIC"
  case distinct = "DISTINCT", distributed = "DISTRIBUTED", `do` = "DO", double = "DOUBLE", drop = "DROP"
  case `else` = "ELSE", empty = "EMPTY", elseif = "ELSEIF", encoding = "ENCODING", end = "END", error = "ERROR"
  case escape = "ESCAPE", except = "EXCEPT", excluding = "EXCLUDING", execute = "EXECUTE", exists = "EXISTS"
  case explain = "EXPLAIN", external = "EXTERNAL", extract = "EXTRACT", `false` = "FALSE", fetch = "FETCH"
  case filter = "FILTER", final = "FINAL", first = "FIRST", following = "FOLLOWING", `for` = "FOR", format = "FORMAT"
  case from = "FROM", full = "FULL", function = "FUNCTION", functions = "FUNCTIONS", grace = "GRACE", grant = "GRANT"
  case granted = "GRANTED", grants = "GRANTS", graphviz = "GRAPHVIZ", group = "GROUP", grouping = "GROUPING"
  case groups = "GROUPS", having = "HAVING", hour = "HOUR", `if` = "IF", ignore = "IGNORE", immediate = "IMMEDIATE"
  case `in` = "IN", including = "INCLUDING", initial = "INITIAL", inner = "INNER", input = "INPUT", insert = "INSERT"
  case intersect = "INTERSECT", interval = "INTERVAL", into = "INTO", invoker = "INVOKER", io = "IO", `is` = "IS"
  case isolation = "ISOLATION", iterate = "ITERATE", join = "JOIN", json = "JSON", jsonArray = "JSON_ARRAY"
  case jsonExists = "JSON_EXISTS", jsonObject = "JSON_OBJECT", jsonQuery = "JSON_QUERY", jsonTable = "JSON_TABLE"
  case jsonValue = "JSON_VALUE", keep = "KEEP", key = "KEY", keys = "KEYS", lambda = "LAMBDA", language = "LANGUAGE"
  case last = "LAST", lateral = "LATERAL", leading = "LEADING", leave = "LEAVE", left = "LEFT", level = "LEVEL"
  case like = "LIKE", limit = "LIMIT", listagg = "LISTAGG", local = "LOCAL", localtime = "LOCALTIME"
  case localtimestamp = "LOCALTIMESTAMP", logical = "LOGICAL", loop = "LOOP", map = "MAP", match = "MATCH"
  case matched = "MATCHED", matches = "MATCHES", matchRecognize = "MATCH_RECOGNIZE", materialized = "MATERIALIZED"
  case measures = "MEASURES", merge = "MERGE", minute = "MINUTE", month = "MONTH", natural = "NATURAL"
  case nearest = "NEAREST", nested = "NESTED", next = "NEXT", nfc = "NFC", nfd = "NFD", nfkc = "NFKC", nfkd = "NFKD"
  case no = "NO", none = "NONE", normalize = "NORMALIZE", not = "NOT", null = "NULL", nullif = "NULLIF"
  case nulls = "NULLS", object = "OBJECT", of = "OF", offset = "OFFSET", omit = "OMIT", on = "ON", one = "ONE"
  case only = "ONLY", optimize = "OPTIMIZE", option = "OPTION", or = "OR", order = "ORDER", ordinality = "ORDINALITY"
  case outer = "OUTER", output = "OUTPUT", over = "OVER", overflow = "OVERFLOW", partition = "PARTITION"
  case partitions = "PARTITIONS", passing = "PASSING", past = "PAST", path = "PATH", pattern = "PATTERN", per = "PER"
  case period = "PERIOD", permute = "PERMUTE", plan = "PLAN", position = "POSITION", preceding = "PRECEDING"
  case precision = "PRECISION", prepare = "PREPARE", privileges = "PRIVILEGES", properties = "PROPERTIES"
  case prune = "PRUNE", quotes = "QUOTES", range = "RANGE", read = "READ", recursive = "RECURSIVE"
  case refresh = "REFRESH", rename = "RENAME", `repeat` = "REPEAT", repeatable = "REPEATABLE", replace = "REPLACE"
  case reset = "RESET", respect = "RESPECT", restrict = "RESTRICT", `return` = "RETURN", returning = "RETURNING"
  case returns = "RETURNS", revoke = "REVOKE", rewrite = "REWRITE", right = "RIGHT", role = "ROLE", roles = "ROLES"
  case rollback = "ROLLBACK", rollup = "ROLLUP", row = "ROW", rows = "ROWS", running = "RUNNING", scalar = "SCALAR"
  case schema = "SCHEMA", schemas = "SCHEMAS", second = "SECOND", security = "SECURITY", seek = "SEEK"
  case select = "SELECT", serializable = "SERIALIZABLE", session = "SESSION", set = "SET", sets = "SETS"
  case show = "SHOW", skip = "SKIP", some = "SOME", start = "START", stats = "STATS", subset = "SUBSET"
  case substring = "SUBSTRING", system = "SYSTEM", table = "TABLE", tables = "TABLES", tablesample = "TABLESAMPLE"
  case text = "TEXT", stringWord = "STRING", then = "THEN", ties = "TIES", time = "TIME", timestamp = "TIMESTAMP"
  case to = "TO", trailing = "TRAILING", transaction = "TRANSACTION", trim = "TRIM", `true` = "TRUE"
  case truncate = "TRUNCATE", tryCast = "TRY_CAST", type = "TYPE", uescape = "UESCAPE", unbounded = "UNBOUNDED"
  case uncommitted = "UNCOMMITTED", unconditional = "UNCONDITIONAL", union = "UNION", unique = "UNIQUE"
  case unknown = "UNKNOWN", unload = "UNLOAD", unmatched = "UNMATCHED", unnest = "UNNEST", until = "UNTIL"
  case update = "UPDATE", use = "USE", user = "USER", using = "USING", utf16 = "UTF16", utf32 = "UTF32", utf8 = "UTF8"
  case vacuum = "VACUUM", validate = "VALIDATE", value = "VALUE", values = "VALUES", verbose = "VERBOSE"
  case version = "VERSION", view = "VIEW", when = "WHEN", `where` = "WHERE", `while` = "WHILE", window = "WINDOW"
  case with = "WITH", within = "WITHIN", without = "WITHOUT", work = "WORK", wrapper = "WRAPPER", write = "WRITE"
  case year = "YEAR", zone = "ZONE"

  // MARK: Symbols

  case leftParenthesis = "(", rightParenthesis = ")", leftBracket = "[", rightBracket = "]", leftBrace = "{"
  case rightBrace = "}", openExclusion = "{-", closeExclusion = "-}", comma = ",", dot = ".", colon = ":"
  case semicolon = ";", question = "?", equal = "=", notEqual = "NEQ", less = "<", lessOrEqual = "<=", greater = ">"
  case greaterOrEqual = ">=", plus = "+", minus = "-", asterisk = "*", slash = "/", percent = "%", concat = "||"
  case arrow = "->", doubleArrow = "=>", bar = "|", caret = "^", dollar = "$"

  // MARK: Other words

  case endOfText = "<EOF>"
  case integer = "<integer>"
  case decimalNumber = "DECIMAL_VALUE"
  case doubleNumber = "DOUBLE_VALUE"
  case string = "STRING "
  case unicodeString = "UNICODE_STRING"
  case binary = "BINARY_LITERAL"
  case name = "IDENTIFIER"
  case quotedName = "QUOTED_IDENTIFIER"
  case backquotedName = "BACKQUOTED_IDENTIFIER"
  case digitName = "DIGIT_IDENTIFIER"
  case unrecognized = "UNRECOGNIZED"

  // MARK: Rules

  case expressionRule = "<expression>"
  case predicateRule = "<predicate>"
  case identifierRule = "<identifier>"
  case stringRule = "<string>"
  case queryRule = "<query>"
  case typeRule = "<type>"
}

extension Terminal {
  /// The keywords and symbols, in the order of declaration.
  static let keywords = allCases.prefix { $0 != .leftParenthesis }

  /// As messages name it: keywords and symbols in quotes.
  var label: String {
    switch self {
    case .notEqual, .endOfText, .integer, .decimalNumber, .doubleNumber, .unicodeString, .binary, .name, .quotedName,
      .backquotedName, .digitName,
      .unrecognized, .expressionRule, .predicateRule, .identifierRule, .stringRule, .queryRule, .typeRule:
      rawValue
    case .string: "STRING"
    default: "'\(rawValue)'"
    }
  }

  /// Whether it can be a name without quotes.
  var isName: Bool {
    switch self {
    case .name: true
    case .alter, .and, .as, .between, .by, .case, .cast, .constraint, .create, .cross, .cube, .currentCatalog, .currentDate,
      .currentPath, .currentRole, .currentSchema, .currentTime, .currentTimestamp, .currentUser, .deallocate, .delete,
      .describe, .distinct, .drop, .else, .end, .escape, .except, .execute, .exists, .extract, .false, .for, .from, .full,
      .group, .grouping, .having, .in, .inner, .insert, .intersect, .into, .is, .join, .jsonArray, .jsonExists, .jsonObject,
      .jsonQuery, .jsonTable, .jsonValue, .left, .like, .listagg, .localtime, .localtimestamp, .natural, .normalize, .not,
      .null, .on, .or, .order, .outer, .prepare, .recursive, .right, .rollup, .select, .skip, .table, .then, .trim, .true,
      .uescape, .union, .unnest, .using, .values, .when, .where, .with:
      false
    default: isKeyword
    }
  }

  /// Whether it is a keyword, reserved or not.
  var isKeyword: Bool {
    switch self {
    case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .openExclusion,
      .closeExclusion, .comma, .dot, .colon, .semicolon, .question, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .plus, .minus, .asterisk, .slash, .percent, .concat, .arrow, .doubleArrow, .bar, .caret, .dollar,
      .endOfText, .integer, .decimalNumber, .doubleNumber, .string, .unicodeString, .binary, .name, .quotedName, .backquotedName,
      .digitName,
      .unrecognized, .expressionRule, .predicateRule, .identifierRule, .stringRule, .queryRule, .typeRule:
      false
    default: true
    }
  }
}
