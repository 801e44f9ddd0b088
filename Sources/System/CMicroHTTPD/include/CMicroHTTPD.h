#ifndef CMicroHTTPD_h
#define CMicroHTTPD_h
#endif
