#ifndef CXML_h
#define CXML_h

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Reads a whole XML document with libxml2 into a flat list of events. Nothing is fetched, and document type
// declarations are refused, so there are no entities but the predefined ones.

typedef enum __attribute__((enum_extensibility(closed))) CXMLKind : int32_t {
  CXMLKindOpen,       // name, space
  CXMLKindAttribute,  // name, space, value; follows the Open or another Attribute
  CXMLKindText,       // value
  CXMLKindClose,
} CXMLKind;

// A piece of the document's text buffer.
typedef struct {
  size_t offset, length;
} CXMLPiece;

typedef struct {
  CXMLKind kind;
  int32_t line;
  CXMLPiece name, space, value;
} CXMLEvent;

typedef struct {
  size_t depth, elements;
} CXMLLimits;

typedef struct {
  CXMLEvent *events;
  size_t count;
  uint8_t *text;
  bool failed;    // the document is not well-formed or exceeds the limits
  char *failure;  // why; may be NULL if there is no memory
  int32_t line, column;
} CXMLDocument;

CXMLDocument CXMLParse(const uint8_t *bytes, size_t length, CXMLLimits limits);
void CXMLDocumentDestroy(CXMLDocument document);

#endif
