// A narrow door to libxml2's HTML parser. Its own headers stay behind it: they clash with
// Foundation's when they are imported into Swift.
#pragma once

#include <stddef.h>

/// A parsed page or other document; owns its nodes and problems.
typedef struct chtml_document chtml_document;
/// An element or a text of a page; lives as long as its document.
typedef struct chtml_node chtml_node;

enum chtml_kind { chtml_element, chtml_text, chtml_other };

/// From now on, an allocation that fails ends the process: else a part of a page is taken for the
/// whole. Before anything is parsed; 0 where that is so.
int chtml_demand_memory(void);

/// Parses UTF-8 text. Nothing is fetched and no entity is loaded. NULL when memory runs out or when
/// there are more bytes than an int can count.
chtml_document *chtml_parse(const char *bytes, size_t count);
/// The same for XML, which has to be well-formed: else the document is empty. Entities stay as they
/// are; nothing external is read.
chtml_document *chtml_parse_xml(const char *bytes, size_t count);
void chtml_free(chtml_document *document);

/// The outermost element; NULL in an empty page.
const chtml_node *chtml_root(const chtml_document *document);
const chtml_node *chtml_first_child(const chtml_node *node);
const chtml_node *chtml_next_sibling(const chtml_node *node);

enum chtml_kind chtml_kind_of(const chtml_node *node);
/// From 1; 0 where it isn't known.
int chtml_line(const chtml_node *node);
/// The name of an element, in lower case.
const char *chtml_name(const chtml_node *node);
/// The characters of a text; NULL for any other node.
const char *chtml_content(const chtml_node *node);
/// The value of an attribute of an element; "" where it has none, NULL where it isn't there.
const char *chtml_attribute(const chtml_node *node, const char *name);

/// What is wrong with the markup: the first few problems, in order.
int chtml_problem_count(const chtml_document *document);
const char *chtml_problem_message(const chtml_document *document, int index);
int chtml_problem_line(const chtml_document *document, int index);
