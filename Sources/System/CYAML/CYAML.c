#include "CYAML.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct CYAMLReader {
  yaml_parser_t parser;
  yaml_event_t event;
  uint8_t *bytes;
};

CYAMLReader *CYAMLReaderCreate(const uint8_t *bytes, size_t length) {
  CYAMLReader *reader = calloc(1, sizeof *reader);
  if (reader == NULL) return NULL;
  reader->bytes = malloc(length + 1);
  if (reader->bytes == NULL || !yaml_parser_initialize(&reader->parser)) {
    free(reader->bytes);
    free(reader);
    return NULL;
  }
  if (length > 0) memcpy(reader->bytes, bytes, length);
  yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&reader->parser, reader->bytes, length);
  return reader;
}

void CYAMLReaderDestroy(CYAMLReader *reader) {
  yaml_event_delete(&reader->event);
  yaml_parser_delete(&reader->parser);
  free(reader->bytes);
  free(reader);
}

static CYAMLMark mark(yaml_mark_t mark) {
  return (CYAMLMark){.index = mark.index, .line = mark.line, .column = mark.column};
}

static void describe(const yaml_event_t *from, CYAMLEvent *event) {
  switch (from->type) {
    case YAML_DOCUMENT_START_EVENT: event->kind = CYAMLKindDocumentStart; break;
    case YAML_DOCUMENT_END_EVENT: event->kind = CYAMLKindDocumentEnd; break;
    case YAML_SEQUENCE_END_EVENT: event->kind = CYAMLKindSequenceEnd; break;
    case YAML_MAPPING_END_EVENT: event->kind = CYAMLKindMappingEnd; break;
    case YAML_ALIAS_EVENT:
      event->kind = CYAMLKindAlias;
      event->name = (const char *)from->data.alias.anchor;
      break;
    case YAML_SCALAR_EVENT:
      event->kind = CYAMLKindScalar;
      event->plain = from->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
      event->text = from->data.scalar.value;
      event->length = from->data.scalar.length;
      event->name = (const char *)from->data.scalar.anchor;
      event->tag = (const char *)from->data.scalar.tag;
      break;
    case YAML_SEQUENCE_START_EVENT:
      event->kind = CYAMLKindSequenceStart;
      event->flow = from->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
      event->name = (const char *)from->data.sequence_start.anchor;
      event->tag = (const char *)from->data.sequence_start.tag;
      break;
    case YAML_MAPPING_START_EVENT:
      event->kind = CYAMLKindMappingStart;
      event->flow = from->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
      event->name = (const char *)from->data.mapping_start.anchor;
      event->tag = (const char *)from->data.mapping_start.tag;
      break;
    default: event->kind = CYAMLKindEnd;
  }
}

CYAMLEvent CYAMLReaderNext(CYAMLReader *reader) {
  CYAMLEvent event = {.kind = CYAMLKindFailure};
  do {
    yaml_event_delete(&reader->event);
    if (!yaml_parser_parse(&reader->parser, &reader->event)) {
      memset(&reader->event, 0, sizeof reader->event);
      return event;
    }
  } while (reader->event.type == YAML_STREAM_START_EVENT);
  describe(&reader->event, &event);
  event.start = mark(reader->event.start_mark);
  event.end = mark(reader->event.end_mark);
  return event;
}

CYAMLProblem CYAMLReaderProblem(const CYAMLReader *reader) {
  const yaml_parser_t *parser = &reader->parser;
  return (CYAMLProblem){
    .problem = parser->error == YAML_MEMORY_ERROR ? "out of memory" : parser->problem,
    .context = parser->context,
    .problemMark = mark(parser->problem_mark),
    .contextMark = mark(parser->context_mark),
    .inBytes = parser->error == YAML_READER_ERROR,
    .offset = parser->problem_offset,
  };
}
