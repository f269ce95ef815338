"""In which cell a drawn shape stands: also in groups, on rows of odd height, and with one corner only."""

from __future__ import annotations

from sopcheck.convert.drawings import DEFAULT_HEIGHT, DEFAULT_WIDTH, Drawing, Scale, read_drawing
from sopcheck.convert.elements import tree
from sopcheck.convert.grid import Drawn

WIDE, HIGH = DEFAULT_WIDTH, DEFAULT_HEIGHT


def read(*anchors: str, scale: Scale | None = None) -> Drawing:
    return read_drawing(tree([f"<wsDr>{''.join(anchors)}</wsDr>".encode()]), scale or Scale())


def corner(name: str, column: int, row: int, right: int = 0, down: int = 0) -> str:
    return f"<{name}><col>{column}</col><colOff>{right}</colOff><row>{row}</row><rowOff>{down}</rowOff></{name}>"


def shape(preset: str, place: tuple[int, int, int, int] | None = None, text: str = "") -> str:
    frame = ""
    if place is not None:
        x, y, wide, high = place
        frame = f'<xfrm><off x="{x}" y="{y}"/><ext cx="{wide}" cy="{high}"/></xfrm>'
    body = f"<txBody><p><r><t>{text}</t></r></p></txBody>" if text else ""
    return f'<sp><nvSpPr><cNvPr id="3"/></nvSpPr><spPr>{frame}<prstGeom prst="{preset}"/></spPr>{body}</sp>'


def places(drawing: Drawing) -> list[tuple[int, int, Drawn]]:
    return [(placed.row, placed.column, placed.shape.drawn) for placed in drawing.shapes]


def test_a_shape_over_two_rows_stands_where_its_middle_is() -> None:
    anchor = f"<twoCellAnchor>{corner('from', 2, 3, 0, HIGH // 2)}{corner('to', 3, 5)}{shape('rect')}</twoCellAnchor>"
    assert places(read(anchor)) == [(4, 2, Drawn.PROCESS)]


def test_rows_of_odd_height_and_hidden_columns_count() -> None:
    scale = Scale(widths={0: 0}, heights={3: 4 * HIGH})
    size = f"<ext cx='{WIDE}' cy='{HIGH}'/>"
    anchor = f"<oneCellAnchor>{corner('from', 1, 3, 0, 2 * HIGH)}{size}{shape('diamond')}</oneCellAnchor>"
    assert places(read(anchor, scale=scale)) == [(3, 1, Drawn.DECISION)]


def test_shapes_of_a_group_stand_by_their_share_of_it() -> None:
    own = '<off x="0" y="0"/><ext cx="1" cy="1"/><chOff x="100" y="200"/><chExt cx="400" cy="800"/>'
    frame = f"<grpSpPr><xfrm>{own}</xfrm></grpSpPr>"
    inner = shape("rect", (100, 200, 100, 200)) + shape("flowChartDecision", (400, 800, 100, 200))
    group = f"<grpSp>{frame}{inner}</grpSp>"
    anchor = f"<twoCellAnchor>{corner('from', 2, 4)}{corner('to', 6, 8)}{group}</twoCellAnchor>"
    assert places(read(anchor)) == [(4, 2, Drawn.PROCESS), (7, 5, Drawn.DECISION)]


def test_arrows_lines_and_empty_boxes_are_no_symbols_and_loose_lines_are_counted() -> None:
    line = "<cxnSp><nvCxnSpPr><cNvPr id='9'/><cNvCxnSpPr/></nvCxnSpPr></cxnSp>"
    found = read(
        *(
            f"<twoCellAnchor>{corner('from', 2, 4)}{corner('to', 3, 5)}{one}</twoCellAnchor>"
            for one in (shape("downArrow"), shape("straightConnector1"), line, "<pic/>", shape("rightBracket"))
        )
    )
    assert (places(found), found.loose) == ([(4, 2, Drawn.PICTURE)], 1)


def test_a_word_of_an_exit_is_a_label_and_a_shape_of_another_sort_a_stranger() -> None:
    found = read(
        *(
            f"<twoCellAnchor>{corner('from', 2, 4)}{corner('to', 3, 5)}{one}</twoCellAnchor>"
            for one in (shape("rect", text="Tidak"), shape("flowChartDocument"))
        )
    )
    assert [drawn for _row, _column, drawn in places(found)] == [Drawn.LABEL, Drawn.OTHER]


def test_numbers_that_are_none_do_no_harm() -> None:
    anchor = f"<twoCellAnchor>{corner('from', 10**9, 10**12)}<to><col>x</col></to>{shape('rect')}</twoCellAnchor>"
    assert len(read(anchor, "<twoCellAnchor/>", "<absoluteAnchor><sp/></absoluteAnchor>").shapes) <= 2
