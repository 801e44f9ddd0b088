#ifndef CCurl_h
#define CCurl_h
#endif
