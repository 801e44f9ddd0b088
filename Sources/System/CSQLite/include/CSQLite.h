#ifndef CSQLite_h
#define CSQLite_h
#endif
