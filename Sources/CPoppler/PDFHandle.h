#pragma once
#include "CPoppler.h"
#include "PageCollector.h"
#include "Text.h"

#include <Annot.h>
#include <Form.h>
#include <PDFDoc.h>
#include <Page.h>
#include <deque>
#include <memory>
#include <string>
#include <vector>

/// An open document and what the last call found in it.
struct casecheck_pdf {
  std::unique_ptr<PDFDoc> doc;
  PageCollector collector;
  size_t length = 0;
  bool wasRepaired = false;
  std::vector<casecheck_field> fields;
  std::vector<std::string> strings;
  std::vector<casecheck_pdf_signature> signatures;
  std::vector<casecheck_pdf_attachment> attachments;
  /// What the two above point to.
  std::deque<std::string> words;
  std::vector<uint8_t> drawing;

  void addField(const PDFRectangle &area, uint32_t kind, std::string text);
  void readWidget(FormWidget &widget);
  void drawBoxes();
  void readSignature(FormWidget &widget, const PDFRectangle &area);
  void readAnnotations(Page &page);
  void readAnnotation(Annot &annotation);
};

/// How many points one unit of the page's own measures; 1 unless the page says otherwise.
double unitOf(PDFDoc &doc, Page &page);

/// Whether something lies over the page that its content does not draw.
bool hasAnnotations(Page &page);
