"""Binds documents to a volume: index, page numbers, cover and closing note."""
import forms
import to_pdf


def bind(case):
    """Fills the index, the cover and the closing note of a case, where it has them."""
    plan = getattr(case, "volume", None)
    if not plan:
        return
    rows, page = [], 1
    last = len(case.items) - 1
    for n, item in enumerate(case.items):
        _, pages = to_pdf.render(item.doc, case.style, item.file)
        first = str(page) if n < last else f"{page}-{page + pages - 1}" if pages > 1 else str(page)
        rows.append((item.number, item.by, item.index, case.fd(item.day) if item.day else "", first))
        page += pages
    count, pages = len(case.items), page - 1
    body, case.items = case.items, []
    cover = dict(plan["cover"])
    if cover:
        case.add(plan["files"][0], "file-cover", forms.cover(case, count=count, pages=pages, **cover), day=cover["archived"], seal=False)
    if plan["files"][1]:
        case.add(plan["files"][1], "file-index", forms.file_index(case, rows), seal=False)
    case.items += body
    if plan["files"][2]:
        case.add(plan["files"][2], "file-note", forms.file_note(case, count=count, pages=pages, **plan["note"]), seal=False)
