#ifndef CYAML_h
#define CYAML_h
#endif
