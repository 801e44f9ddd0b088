#ifndef CSQLite_h
#define CSQLite_h

#include <sqlite3.h>

/// Binds bytes that SQLite copies (the destructor SQLITE_TRANSIENT is a macro that Swift cannot see).
int mocklake_bind_text(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count);
int mocklake_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count);

#endif
