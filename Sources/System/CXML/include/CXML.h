#ifndef CXML_h
#define CXML_h
#endif
