#ifndef CYAML_h
#define CYAML_h

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The parts of libyaml's event parser that Documents uses, in plain structs without unions.

typedef enum __attribute__((enum_extensibility(closed))) CYAMLKind : int32_t {
  CYAMLKindFailure,
  CYAMLKindEnd,
  CYAMLKindDocumentStart,
  CYAMLKindDocumentEnd,
  CYAMLKindScalar,
  CYAMLKindAlias,
  CYAMLKindSequenceStart,
  CYAMLKindSequenceEnd,
  CYAMLKindMappingStart,
  CYAMLKindMappingEnd,
} CYAMLKind;

// All counts begin at 0; index and column count Unicode scalars.
typedef struct {
  size_t index, line, column;
} CYAMLMark;

// Pointers stay valid until the reader's next event.
typedef struct {
  CYAMLKind kind;
  bool plain;           // a scalar without quotes that is no block scalar
  bool flow;            // a collection in brackets or braces
  const uint8_t *text;  // a scalar's text
  size_t length;
  const char *name;     // the anchor of a node, the name of an alias; may be NULL
  const char *tag;      // may be NULL
  CYAMLMark start, end;
} CYAMLEvent;

typedef struct {
  const char *problem, *context;  // may be NULL
  CYAMLMark problemMark, contextMark;
  bool inBytes;                   // the text has characters YAML forbids; `offset` says where
  size_t offset;
} CYAMLProblem;

typedef struct CYAMLReader CYAMLReader;

// NULL if there is no memory. The bytes are copied.
CYAMLReader *CYAMLReaderCreate(const uint8_t *bytes, size_t length);
void CYAMLReaderDestroy(CYAMLReader *reader);
// After End and Failure the reader must not be asked again.
CYAMLEvent CYAMLReaderNext(CYAMLReader *reader);
CYAMLProblem CYAMLReaderProblem(const CYAMLReader *reader);

#endif
