#include "CXML.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  xmlParserCtxtPtr parser;
  CXMLDocument document;
  CXMLLimits limits;
  size_t eventRoom, textLength, textRoom, depth, elements;
} Reading;

static void record(Reading *reading, const char *message, int line, int column) {
  if (reading->document.failed) return;
  reading->document.failed = true;
  reading->document.failure = strdup(message);
  reading->document.line = line;
  reading->document.column = column;
}

static void fail(Reading *reading, const char *message) {
  record(reading, message, xmlSAX2GetLineNumber(reading->parser), xmlSAX2GetColumnNumber(reading->parser));
  xmlStopParser(reading->parser);
}

// Makes room for `count` items of `size` bytes; false and a failure if there is no memory.
static bool reserve(Reading *reading, void **buffer, size_t *room, size_t count, size_t size) {
  if (count <= *room) return true;
  size_t wanted = *room * 2 + 64;
  if (wanted < count) wanted = count;
  void *larger = realloc(*buffer, wanted * size);
  if (larger == NULL) {
    fail(reading, "there is no memory left to read the document");
    return false;
  }
  *buffer = larger;
  *room = wanted;
  return true;
}

static CXMLPiece keep(Reading *reading, const xmlChar *text, size_t length) {
  CXMLPiece piece = {reading->textLength, 0};
  if (text == NULL || length == 0) return piece;
  if (!reserve(reading, (void **)&reading->document.text, &reading->textRoom, piece.offset + length, 1)) return piece;
  memcpy(reading->document.text + piece.offset, text, length);
  reading->textLength += length;
  piece.length = length;
  return piece;
}

static CXMLPiece keepString(Reading *reading, const xmlChar *text) {
  return keep(reading, text, text == NULL ? 0 : strlen((const char *)text));
}

static void add(Reading *reading, CXMLEvent event) {
  CXMLDocument *document = &reading->document;
  if (document->failed) return;
  if (!reserve(reading, (void **)&document->events, &reading->eventRoom, document->count + 1, sizeof event)) return;
  document->events[document->count++] = event;
}

static void startElement(
  void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int namespaces,
  const xmlChar **declared, int attributes, int defaulted, const xmlChar **attribute
) {
  (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
  Reading *reading = data;
  if (reading->document.failed) return;
  if (++reading->depth > reading->limits.depth) return fail(reading, "the document is nested too deeply");
  if (++reading->elements > reading->limits.elements) return fail(reading, "the document has too many elements");
  int32_t line = xmlSAX2GetLineNumber(reading->parser);
  add(reading, (CXMLEvent){
    .kind = CXMLKindOpen, .line = line, .name = keepString(reading, name), .space = keepString(reading, space)});
  // Five pointers each: local name, prefix, namespace, begin and end of the value.
  for (int index = 0; index < attributes; index++, attribute += 5) {
    add(reading, (CXMLEvent){
      .kind = CXMLKindAttribute, .line = line, .name = keepString(reading, attribute[0]),
      .space = keepString(reading, attribute[2]),
      .value = keep(reading, attribute[3], attribute[4] - attribute[3])});
  }
}

static void endElement(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  (void)name, (void)prefix, (void)space;
  Reading *reading = data;
  if (reading->depth > 0) reading->depth--;
  add(reading, (CXMLEvent){.kind = CXMLKindClose});
}

static void text(void *data, const xmlChar *characters, int length) {
  Reading *reading = data;
  if (reading->document.failed || length <= 0) return;
  add(reading, (CXMLEvent){.kind = CXMLKindText, .value = keep(reading, characters, length)});
}

static void documentType(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  fail(data, "document type declarations are not allowed");
}

// Errors arrive while the parser holds pointers into its input, so it must not be stopped here; it goes on without
// delivering anything.
static void problem(void *data, xmlErrorPtr error) {
  if (error->level < XML_ERR_ERROR) return;
  Reading *reading = data;
  char message[512];
  strncpy(message, error->message == NULL ? "the document is not well-formed" : error->message, sizeof message - 1);
  message[sizeof message - 1] = 0;
  for (size_t end = strlen(message); end > 0 && (message[end - 1] == '\n' || message[end - 1] == ' '); end--) {
    message[end - 1] = 0;
  }
  record(reading, message, error->line, error->int2);
}

// Without this libxml2 prints what it cannot attribute to a document, as failed conversions between encodings.
static void ignore(void *data, xmlErrorPtr error) {
  (void)data, (void)error;
}

static void parse(Reading *reading, const uint8_t *bytes, int length) {
  xmlSetStructuredErrorFunc(NULL, ignore);  // holds for this thread
  reading->parser = xmlCreateMemoryParserCtxt((const char *)bytes, length);
  if (reading->parser == NULL) {
    record(reading, "there is no memory left to read the document", 1, 1);
    return;
  }
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = startElement,
    .endElementNs = endElement,
    .characters = text,
    .ignorableWhitespace = text,
    .cdataBlock = text,
    .internalSubset = documentType,
    .serror = problem,
  };
  *reading->parser->sax = handler;
  reading->parser->userData = reading;
  // NOENT only concerns the predefined entities, as no others can be declared; without it `&amp;` in attributes
  // would arrive as a character reference.
  xmlCtxtUseOptions(reading->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  xmlParseDocument(reading->parser);
  if (!reading->parser->wellFormed) record(reading, "the document is not well-formed", 1, 1);
  if (reading->parser->myDoc != NULL) xmlFreeDoc(reading->parser->myDoc);
  xmlFreeParserCtxt(reading->parser);
}

static pthread_once_t started = PTHREAD_ONCE_INIT;

CXMLDocument CXMLParse(const uint8_t *bytes, size_t length, CXMLLimits limits) {
  pthread_once(&started, xmlInitParser);
  Reading reading = {.limits = limits};
  if (length == 0 || length > INT_MAX / 2) {
    record(&reading, length == 0 ? "the document is empty" : "the document is too large", 1, 1);
  } else {
    parse(&reading, bytes, (int)length);
  }
  return reading.document;
}

void CXMLDocumentDestroy(CXMLDocument document) {
  free(document.events);
  free(document.text);
  free(document.failure);
}
