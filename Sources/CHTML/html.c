#include "CHTML.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { maximum_problems = 20 };

struct chtml_document {
  htmlDocPtr tree;
  int problem_count;
  struct {
    char *message;
    int line;
  } problems[maximum_problems];
};

// libxml2 hands over its parser as the user data.
static void note_problem(void *user_data, xmlErrorPtr error) {
  htmlParserCtxtPtr parser = user_data;
  chtml_document *document = parser->_private;
  // The parser knows the elements of HTML 4 only; whether ids are unique is the caller's to judge.
  if (error->code == XML_HTML_UNKNOWN_TAG || error->code == XML_DTD_ID_REDEFINED) return;
  if (document->problem_count == maximum_problems || error->message == NULL) return;
  char *message = strdup(error->message);
  if (message == NULL) return;
  message[strcspn(message, "\n")] = '\0';
  document->problems[document->problem_count].message = message;
  document->problems[document->problem_count].line = error->line;
  document->problem_count += 1;
}

// libxml2 goes on with what it has when an allocation fails, and would give a part of the page for
// the whole.
static void *demand(void *memory, size_t size) {
  static const char complaint[] = "libxml2 failed to allocate memory\n";
  if (memory == NULL && size > 0) {
    ssize_t written = write(STDERR_FILENO, complaint, sizeof complaint - 1);
    (void)written;
    abort();
  }
  return memory;
}

static void *demand_malloc(size_t size) { return demand(malloc(size), size); }

static void *demand_realloc(void *memory, size_t size) {
  return demand(realloc(memory, size), size);
}

static char *demand_strdup(const char *text) { return demand(strdup(text), strlen(text) + 1); }

int chtml_demand_memory(void) {
  return xmlMemSetup(free, demand_malloc, demand_realloc, demand_strdup);
}

chtml_document *chtml_parse(const char *bytes, size_t count) {
  if (count > INT_MAX) return NULL;
  chtml_document *document = calloc(1, sizeof *document);
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (document == NULL || parser == NULL) {
    free(document);
    if (parser != NULL) htmlFreeParserCtxt(parser);
    return NULL;
  }
  parser->_private = document;
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->serror = note_problem;
  document->tree = htmlCtxtReadMemory(
      parser, bytes, (int)count, NULL, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
          HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
  htmlFreeParserCtxt(parser);
  return document;
}

chtml_document *chtml_parse_xml(const char *bytes, size_t count) {
  if (count > INT_MAX) return NULL;
  chtml_document *document = calloc(1, sizeof *document);
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (document == NULL || parser == NULL) {
    free(document);
    if (parser != NULL) xmlFreeParserCtxt(parser);
    return NULL;
  }
  document->tree = xmlCtxtReadMemory(
      parser, bytes, (int)count, NULL, "UTF-8",
      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
          XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
  xmlFreeParserCtxt(parser);
  return document;
}

void chtml_free(chtml_document *document) {
  for (int i = 0; i < document->problem_count; i++) free(document->problems[i].message);
  if (document->tree != NULL) xmlFreeDoc(document->tree);
  free(document);
}

static const chtml_node *node_of(xmlNodePtr node) { return (const chtml_node *)node; }

static xmlNodePtr tree_of(const chtml_node *node) { return (xmlNodePtr)node; }

const chtml_node *chtml_root(const chtml_document *document) {
  return document->tree == NULL ? NULL : node_of(xmlDocGetRootElement(document->tree));
}

const chtml_node *chtml_first_child(const chtml_node *node) {
  return tree_of(node)->type == XML_ELEMENT_NODE ? node_of(tree_of(node)->children) : NULL;
}

const chtml_node *chtml_next_sibling(const chtml_node *node) {
  return node_of(tree_of(node)->next);
}

enum chtml_kind chtml_kind_of(const chtml_node *node) {
  switch (tree_of(node)->type) {
    case XML_ELEMENT_NODE: return chtml_element;
    case XML_TEXT_NODE: return chtml_text;
    default: return chtml_other;
  }
}

int chtml_line(const chtml_node *node) {
  long line = xmlGetLineNo(tree_of(node));
  return line > 0 && line <= INT_MAX ? (int)line : 0;
}

const char *chtml_name(const chtml_node *node) {
  return tree_of(node)->type == XML_ELEMENT_NODE ? (const char *)tree_of(node)->name : "";
}

const char *chtml_content(const chtml_node *node) {
  return tree_of(node)->type == XML_TEXT_NODE ? (const char *)tree_of(node)->content : NULL;
}

const char *chtml_attribute(const chtml_node *node, const char *name) {
  if (tree_of(node)->type != XML_ELEMENT_NODE) return NULL;
  xmlAttrPtr attribute = xmlHasProp(tree_of(node), (const xmlChar *)name);
  if (attribute == NULL) return NULL;
  // The HTML parser keeps the whole value in one text.
  xmlNodePtr value = attribute->children;
  return value == NULL || value->content == NULL ? "" : (const char *)value->content;
}

int chtml_problem_count(const chtml_document *document) { return document->problem_count; }

const char *chtml_problem_message(const chtml_document *document, int index) {
  return document->problems[index].message;
}

int chtml_problem_line(const chtml_document *document, int index) {
  return document->problems[index].line;
}
