#ifndef COnig_h
#define COnig_h

#include <stddef.h>
#include <stdint.h>

// The parts of Oniguruma that SQL's regular expressions need: Java's syntax over UTF-8, bounded backtracking.

typedef struct COnigRegex COnigRegex;

// NULL if the pattern is malformed; the message then says why.
COnigRegex *COnigCompile(const uint8_t *pattern, size_t length, char *message, size_t capacity);
void COnigFree(COnigRegex *regex);
// Groups without the whole match.
int COnigGroupCount(const COnigRegex *regex);
// The number of a named group, or -1.
int COnigGroupNumber(const COnigRegex *regex, const uint8_t *name, size_t length);
// Looks for the first match from a place on. Fills beginnings and ends, whole match first; -1 for groups that did not match.
// Answers 1 if there is one, 0 if not, -1 if the search was given up.
int COnigSearch(COnigRegex *regex, const uint8_t *text, size_t length, size_t start, int32_t *begins, int32_t *ends, int capacity);

#endif
