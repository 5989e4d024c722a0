/// What stands on one page, as the readers of PDF and OFD hand it to the layout.
///
/// Coordinates are points from the top left of the page as shown. Strings are UTF-8.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  CASECHECK_GLYPH_BOLD = 1,
  /// Drawn with render mode 3: the text layer below or above a scan.
  CASECHECK_GLYPH_INVISIBLE = 2,
  /// A space stood between this glyph and the one before it.
  CASECHECK_GLYPH_AFTER_SPACE = 4,
  /// Written downwards.
  CASECHECK_GLYPH_VERTICAL = 8,
  /// The font has no table of letters, and the name of this one says nothing: the scalar is a guess.
  CASECHECK_GLYPH_GUESSED = 16,
  /// The font has no table of letters; the scalar is right only if its codes happen to be the usual ones.
  CASECHECK_GLYPH_DOUBTFUL = 32,
  /// Printed by the appearance of a signature, perhaps beyond its field.
  CASECHECK_GLYPH_OF_SIGNATURE = 64,
};

typedef struct {
  float x, y, width, height;
  /// `y` of the baseline; `x` of it for a glyph that is turned by 90 or 270 degrees.
  float baseline;
  float size;
  uint32_t scalar;
  /// Quarter turns, clockwise.
  uint8_t rotation;
  uint8_t flags;
  /// 255ths of doubt: more than 0 only where the letter was recognized on a picture.
  uint8_t doubt;
} casecheck_glyph;

/// A horizontal or vertical line, or a filled rectangle thin enough to pass for one.
typedef struct {
  float x0, y0, x1, y1;
  bool is_horizontal;
} casecheck_rule;

enum {
  CASECHECK_PICTURE = 0,
  CASECHECK_PICTURE_RED = 1,
  CASECHECK_RED_RING = 2,
  /// A few strokes on paper: a written name.
  CASECHECK_PICTURE_INK = 3,
  /// Empty paper.
  CASECHECK_PICTURE_BLANK = 4,
};

typedef struct {
  float x, y, width, height;
  uint32_t kind;
} casecheck_picture;

enum {
  CASECHECK_FIELD_TEXT = 0,
  CASECHECK_FIELD_CHECKED = 1,
  CASECHECK_FIELD_UNCHECKED = 2,
  CASECHECK_FIELD_SIGNED = 3,
  CASECHECK_FIELD_UNSIGNED = 4,
  CASECHECK_ANNOTATION = 5,
  /// A note that shows its own words; they are read as text unless its looks are missing.
  CASECHECK_DRAWN_ANNOTATION = 6,
  /// Drawn by hand.
  CASECHECK_INK = 7,  /// A box to tick that stands among the glyphs.
  CASECHECK_FIELD_IN_TEXT = 8,
};

typedef struct {
  float x, y, width, height;
  uint32_t kind;
  /// What is filled in, the name of the signer, or the words of the annotation; never NULL.
  const char *text;
  /// The signature as it stands in the file (CMS); NULL for every other kind.
  const uint8_t *signature;
  size_t signature_length;
  /// Whether the signature covers the file up to its end.
  bool covers_whole_file;
} casecheck_field;

/// The pointers stay valid until whoever filled them in reads the next page.
typedef struct {
  float width, height;
  const casecheck_glyph *glyphs;
  size_t glyph_count;
  const casecheck_rule *rules;
  size_t rule_count;
  const casecheck_picture *pictures;
  size_t picture_count;
  const casecheck_field *fields;
  size_t field_count;
  /// Whether shapes were painted that are neither lines nor plain areas: letters as outlines look like that.
  bool has_drawing;
  /// Whether a limit stopped the page.
  bool is_cut;
  /// Whether a stream that the page needs broke off.
  bool has_lost_data;
} casecheck_page;

/// Letters that a page holds and nobody sees; they are left out of its glyphs.
typedef struct {
  /// White on white, or transparent.
  uint32_t colourless;
  /// Of a point or less.
  uint32_t tiny;
  /// Under a picture or an area that was painted later.
  uint32_t covered;
  /// Outside of the page.
  uint32_t outside;
  /// Drawn without being painted, where no picture stands that they could repeat.
  uint32_t unpainted;
  /// In how many places of 20 by 20 points shapes are painted that have the size of letters.
  uint32_t outlined_places;
} casecheck_unseen;
