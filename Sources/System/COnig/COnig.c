#include "COnig.h"

#include <oniguruma.h>
#include <stdlib.h>
#include <string.h>

struct COnigRegex {
  OnigRegex regex;
};

COnigRegex *COnigCompile(const uint8_t *pattern, size_t length, char *message, size_t capacity) {
  OnigEncoding encodings[] = {ONIG_ENCODING_UTF8};
  onig_initialize(encodings, 1);
  onig_set_retry_limit_in_match(20000000);
  COnigRegex *result = calloc(1, sizeof(COnigRegex));
  if (!result) return NULL;
  OnigErrorInfo info;
  int code = onig_new(&result->regex, pattern, pattern + length, ONIG_OPTION_DEFAULT, ONIG_ENCODING_UTF8, ONIG_SYNTAX_JAVA, &info);
  if (code == ONIG_NORMAL) return result;
  UChar text[ONIG_MAX_ERROR_MESSAGE_LEN];
  int count = onig_error_code_to_str(text, code, &info);
  if (capacity > 0) {
    size_t kept = count > 0 && (size_t)count < capacity ? (size_t)count : capacity - 1;
    memcpy(message, text, kept);
    message[kept] = 0;
  }
  free(result);
  return NULL;
}

void COnigFree(COnigRegex *regex) {
  if (!regex) return;
  onig_free(regex->regex);
  free(regex);
}

int COnigGroupCount(const COnigRegex *regex) { return onig_number_of_captures(regex->regex); }

int COnigGroupNumber(const COnigRegex *regex, const uint8_t *name, size_t length) {
  int number = onig_name_to_backref_number(regex->regex, name, name + length, NULL);
  return number > 0 ? number : -1;
}

int COnigSearch(COnigRegex *regex, const uint8_t *text, size_t length, size_t start, int32_t *begins, int32_t *ends, int capacity) {
  OnigRegion *region = onig_region_new();
  if (!region) return -1;
  int found = onig_search(regex->regex, text, text + length, text + start, text + length, region, ONIG_OPTION_NONE);
  if (found >= 0) {
    for (int index = 0; index < capacity; index++) {
      begins[index] = index < region->num_regs ? region->beg[index] : -1;
      ends[index] = index < region->num_regs ? region->end[index] : -1;
    }
  }
  onig_region_free(region, 1);
  return found >= 0 ? 1 : found == ONIG_MISMATCH ? 0 : -1;
}
