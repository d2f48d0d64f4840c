"""The catalogue of problems: severity, message and hint of each problem code.

Longer than other files because it is one list: every problem is looked up here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A kind of problem. Texts can have ``{placeholders}``, filled from ``Problem.details``."""

    severity: str
    """error, warning or info."""
    message: str
    hint: str
    near: str = ""
    """Hint used instead when ``Problem.details`` has a suggestion in ``near``."""


def _(text: str) -> str:
    """Mark a text for translation; the catalogue itself is in English."""
    return text


CATALOGUE: dict[str, Entry] = {
    # cells
    "cell-error": Entry(
        "warning",
        _("the cell holds the error {error} instead of a value; it counts as empty"),
        _("correct its formula, or write the value itself"),
    ),
    "cell-errors-elsewhere": Entry(
        "info", _("{count} cells outside of the tables hold errors such as #N/A"), _("nothing to do for the figures")
    ),
    "formula-uncalculated": Entry(
        "warning",
        _("formulas of this column were never calculated ({count}); they count as empty"),
        _("open the workbook in Excel, save it, and put it into inputs again"),
    ),
    "cell-stray": Entry(
        "info",
        _("far to the right of all others, and not read; such cells: {count}"),
        _("delete it, or move it beside the table"),
    ),
    "cell-encoding": Entry(
        "info",
        _("the cell holds characters in another encoding than the rest of the file; they were read as Windows-1252"),
        _("check its accents and quotation marks, and save the file as CSV UTF-8"),
    ),
    "record-overlong": Entry(
        "warning",
        _("the line has more cells than the others; its values may stand in wrong columns"),
        _("put the text that holds the delimiter into quotation marks"),
    ),
    "marks-around": Entry(
        "info",
        _("the values of whole columns stand in marks such as {error}, which were taken off; columns: {count}"),
        _("nothing to do where the values are right without them"),
    ),
    "formulas-elsewhere": Entry(
        "info",
        _("{count} formulas outside of the tables were never calculated"),
        _("nothing to do for the figures"),
    ),
    # files
    "file-unreadable": Entry("error", _("the file cannot be read"), _("open it in Excel and save it again as .xlsx")),
    "file-encrypted": Entry(
        "error", _("the workbook is protected by a password"), _("set PORA_WORKBOOK_PASSWORD or save it without one")
    ),
    "file-password-wrong": Entry(
        "error", _("the password does not open the workbook"), _("check the password, or save the file without one")
    ),
    "file-missing": Entry("error", _("the file is no longer there"), _("put it back, or run again")),
    "file-forbidden": Entry("error", _("the file may not be opened by you"), _("check its permissions")),
    "file-foreign": Entry(
        "error", _("not a workbook but {what}"), _("ask the sender for the workbook itself (.xlsx, .xls, .ods or .csv)")
    ),
    "file-in-one-column": Entry(
        "error",
        _("each row is a whole line in one cell, cut by “{mark}”; it was not read"),
        _("in Excel select the column, choose Data, Text to Columns, and save the workbook"),
    ),
    "file-uncut": Entry(
        "error",
        _("its lines seem to be cut by “{mark}”, which stands in its values as well; it was not read"),
        _("open it in Excel by Data, From Text/CSV, and save it as .xlsx, or save it as CSV cut by semicolons"),
    ),
    "file-too-slow": Entry(
        "error",
        _("reading took more than 15 seconds of computing and was stopped"),
        _("save a smaller workbook with data only"),
    ),
    "file-stalled": Entry(
        "error",
        _("reading took more than two minutes, nearly all of it waiting, and was stopped"),
        _("see that its disk or network share is connected, then run it again"),
    ),
    "file-linked-outside": Entry(
        "error",
        _("a link that leads out of the folder; what it leads to is not read"),
        _("put the file itself there in place of the link"),
    ),
    "file-interrupted": Entry(
        "error",
        _("reading it was ended from outside"),
        _("run it again; where memory is short, save a smaller workbook"),
    ),
    "file-lost": Entry(
        "error",
        _("its disk or network share failed while it was read"),
        _("see that it is connected, then run it again"),
    ),
    "file-empty": Entry("info", _("the file holds no table"), _("put it elsewhere if it is no input")),
    "file-too-large": Entry(
        "error", _("the file unpacks to more than is safe to read"), _("save a smaller workbook with data only")
    ),
    "file-no-workbook": Entry(
        "info",
        _("a {what} file is no workbook; nothing is read from it"),
        _("put it elsewhere, or type its data into a workbook"),
    ),
    "file-skipped": Entry("info", _("lock file of Excel, skipped"), _("nothing to do")),
    "file-superseded": Entry("info", _("left out by mappings.toml"), _("delete its line there to read it again")),
    "file-copy": Entry(
        "info",
        _("the same content as {other}; it is counted once"),
        _("nothing to do; one of the two can be taken out of inputs"),
    ),
    "file-replaced": Entry(
        "info",
        _("replaced by its correction workbook {other}; nothing is read from this file"),
        _("nothing to do; to read this file again, take the correction workbook out of inputs"),
    ),
    "correction-renamed": Entry(
        "info",
        _("the correction workbook was renamed; what the name of its original says counts: {other}"),
        _("nothing to do; what is read is told with the workbook's own name"),
    ),
    "correction-twice": Entry(
        "error",
        _("another correction workbook of the same file was saved later and counts: {other}"),
        _("keep the right one in inputs, and delete the other"),
    ),
    "correction-stale": Entry(
        "error",
        _("this correction workbook was made from another state of {other}; both were read"),
        _("keep the right one in inputs, and delete the other"),
    ),
    # answers on the sheet Pemahaman of a correction workbook
    "answers-refused": Entry(
        "error",
        _("no answer of this sheet was taken over, because some are wrong"),
        _("correct the cells named, save the workbook and give it back again"),
    ),
    "answers-unlearned": Entry(
        "info",
        _("the answers on this sheet were applied to this file only"),
        _("to remember them: pora learn {other}"),
    ),
    "answer-unplaced": Entry(
        "warning",
        _("the file is not among the inputs, so that this answer is not remembered"),
        _("put the workbook into inputs; the answer is then taken from it"),
    ),
    "answer-unknown": Entry(
        "error", _("not an answer of the list"), _("choose one of the list"), _("choose one of the list: {near}?")
    ),
    "answer-month": Entry("error", _("not a month"), _("write it as September 2024 or 2024-09")),
    "answer-personal": Entry(
        "error",
        _("a header may hold the name or number of a person, and is not remembered"),
        _("write a header row above the data, in the sheet itself"),
    ),
    "answer-decided": Entry(
        "error",
        _("already decided otherwise: {meaning}"),
        _("empty the cell, or change the line in mappings.toml"),
    ),
    "answer-misplaced": Entry(
        "error",
        _("the table or column is not found any more on the sheet {sheet}"),
        _("empty the cell; the next correction workbook asks again"),
    ),
    "answer-kind-needs": Entry(
        "error", _("to be {kind}, the table still needs: {missing}"), _("choose these meanings for its columns")
    ),
    "answer-foreign": Entry(
        "error", _("{meaning} is no column of {kind}"), _("choose another meaning, or another kind of table")
    ),
    "answer-twice": Entry(
        "error",
        _("{meaning} is already the meaning of column {column}"),
        _('choose another meaning for one of them, or "abaikan"'),
    ),
    "answer-fixed": Entry(
        "error", _("the header already means {meaning}"), _("write another header, in the sheet itself")
    ),
    # sheets
    "sheet-left-out": Entry(
        "info", _("the sheet is left out by mappings.toml"), _("delete its line there to read it again")
    ),
    "sheet-left-out-missing": Entry(
        "info", _("mappings.toml leaves out a sheet {name}, which the file does not have"), _("correct the name there")
    ),
    # tables
    "hidden-sheet": Entry("info", _("the sheet is hidden; it was read all the same"), _("unhide or delete it")),
    "hidden-rows": Entry("info", _("{count} hidden rows were read all the same: {rows}"), _("unhide or delete them")),
    "hidden-columns": Entry("info", _("hidden columns were read all the same: {columns}"), _("unhide or delete them")),
    "kind-unknown": Entry(
        "warning",
        _("a table of no known kind: its rows are counted nowhere"),
        _("if it is no input, leave it out in mappings.toml; else decide its columns with: pora check --learn"),
    ),
    "kind-resembles": Entry(
        "error",
        _("the table was not understood; it most resembles {kind}: known are {known}; still needed: {missing}"),
        _("decide its columns with: pora check --learn; or leave it out in mappings.toml"),
    ),
    "kind-incomplete": Entry(
        "error",
        _("decided to be {kind}, but not counted yet; known are {known}; still needed: {missing}"),
        _("add a column with it to the table, or say on the sheet Pemahaman which column holds it"),
    ),
    "list-other": Entry(
        "info",
        _("a list known by the word {word} is no register of foreigners present; nothing is counted from it"),
        _("nothing to do; if it is the register, take the word out of title, sheet or file name"),
    ),
    "list-roster": Entry(
        "info",
        _("a list known by the word {word} is one of duties, attendance or meetings; nothing is counted from it"),
        _("nothing to do; if it is a log of incidents, take the word out of title and sheet name"),
    ),
    "recap-beside": Entry(
        "info",
        _("columns {columns} are a recapitulation beside the list: nothing of it is counted, it fills no field"),
        _("nothing to do; if they are columns of the list, delete the empty column before them"),
    ),
    "recap-compared": Entry(
        "info",
        _("a recapitulation: {compared} numbers compared with the register, {differing} differ"),
        _("nothing to do; a recapitulation is never counted"),
    ),
    "recap-differs": Entry(
        "error",
        _("the recapitulation says {stated}, the register makes {counted}"),
        _("correct the recapitulation, or find the missing or doubled rows of the register"),
    ),
    "agency-column-unread": Entry(
        "warning",
        _("numbers below a header that names no known agency; they were not read"),
        _("write DUKCAPIL, DISNAKER, KELURAHAN, …, or delete the column"),
    ),
    "agency-asked": Entry(
        "error",
        _("by its name these may be numbers of {agency}, and no column says so; nothing of them is counted"),
        _("choose the kind (counts of other agencies) in the sheet Pemahaman or with pora check --learn"),
    ),
    "agency-by-title": Entry(
        "info",
        _("counted as numbers of {agency}: title, sheet or file name that agency, and no column does"),
        _("nothing to do; if some are of another agency, add a column INSTANSI"),
    ),
    "recap-of-log": Entry(
        "error",
        _("a recapitulation of {kind}: its columns hold numbers, a row is not one of them; nothing of it was counted"),
        _(
            "put the log itself into inputs, a row for each entry; of services you may write a row for each number "
            "below the heads of the blank form, with a column JUMLAH added; if the log is there, leave this sheet out "
            "in mappings.toml"
        ),
    ),
    "count-unread": Entry(
        "error",
        _("numbers below {header} were not read: each row counts as one, however many it stands for"),
        _(
            "write a row for each entry; if they count something else, name it in the head (JUMLAH DIPERIKSA, JUMLAH "
            "TEMUAN, JUMLAH PESERTA), or decide on the sheet Pemahaman that the column is not read"
        ),
    ),
    "recap-agrees": Entry(
        "info",
        _("the recapitulation of {class} in {month} agrees with the rows ({counted}), which are counted"),
        _("nothing to do"),
    ),
    "recap-against-rows": Entry(
        "warning",
        _("the recapitulation says {stated} of {class} in {month}, the rows make {counted}; the rows are counted"),
        _("correct the recapitulation, or find the missing rows"),
    ),
    "recap-part-differs": Entry(
        "warning",
        _("the recapitulation says {stated} of {class} ({part}) in {month}, the rows make {counted}; the rows count"),
        _("correct the recapitulation, or find the missing rows"),
    ),
    "recap-repeated": Entry(
        "info",
        _("the recapitulation of {class} in {month} says what another one says already ({counted}); it counts once"),
        _("nothing to do; if both are of different counters, add a row for each to one recapitulation"),
    ),
    "recap-weeks-differ": Entry(
        "warning",
        _("the weeks of {class} in {month} make {stated}, their month says {counted}; the month is counted"),
        _("correct the weeks or the month"),
    ),
    "recap-added": Entry(
        "warning",
        _("two recapitulations of {class} in {month} say different numbers ({other} and {stated}); both are added up"),
        _("nothing to do if they are of different counters; if one is a version of the other, leave it out"),
    ),
    "recap-weeks-few": Entry(
        "warning",
        _("the recapitulation of {class} in {month} holds these weeks only: {weeks}"),
        _("add the other weeks, or the rows themselves"),
    ),
    "recap-alone": Entry(
        "warning",
        _("a recapitulation without rows: numbers of persons alone cannot be counted, since nobody can be checked"),
        _("put the register itself into inputs; if it is there, leave this sheet out in mappings.toml"),
    ),
    "recap-month-unsure": Entry(
        "warning",
        _("a recapitulation of a month that cannot be told: there are registers of several; it is compared with none"),
        _("write month and year into its title or the name of its file"),
    ),
    "table-decided": Entry(
        "info",
        _("not counted by a decision of this office: {word}"),
        _("delete its line in mappings.toml to count it"),
    ),
    "list-asked": Entry(
        "error",
        _("the list may be the register, or another one as its title says: {word}"),
        _("decide it with: pora check --learn"),
    ),
    "kind-ambiguous": Entry("error", _("the table may be {candidates}"), _("name its columns as in the blank forms")),
    "kind-unproven": Entry(
        "error",
        _("a dated list that may be of incidents, services, visitors or complaints; it is not counted"),
        _("decide it with: pora check --learn, or name JENIS KEJADIAN or PASAL in its header"),
    ),
    "period-unknown": Entry("error", _("no period is stated"), _("write BULAN … TAHUN … in the title row")),
    "register-of-months": Entry(
        "error",
        _("the list of {count} persons is of {months}, no single month; it delivers no register for any month"),
        _("write the month in the title row (BULAN …), or under [periods] of mappings.toml, for example: {line}"),
    ),
    "month-misspelt": Entry(
        "error",
        _("the title says {word}, which is no month; {month} is likely; the register counts in no month"),
        _("correct the title, or write under [periods] of mappings.toml: {line}"),
    ),
    "sheet-month-asked": Entry(
        "error",
        _("the name of the sheet is a number, and nothing says that it is a month; the register counts in no month"),
        _("write the month in the title row, or under [periods] of mappings.toml: {line}"),
    ),
    "period-conflict": Entry(
        "warning",
        _("the period is {chosen} by its {chosen_from} but {other} by its {other_from}"),
        _("correct one of them"),
    ),
    "month-too-late": Entry(
        "warning",
        _("the period is {chosen} by its {chosen_from}, but nearly all dates of the rows lie before or on {day}"),
        _("correct the year of the title; if it is meant so, name the month in mappings.toml under [periods]"),
    ),
    "month-of-one-sheet": Entry(
        "warning",
        _("this sheet is of {chosen} by its {chosen_from}, {count} other sheets of the workbook are of {other}"),
        _("correct the title of the sheet; if it is meant so, name its month in mappings.toml under [periods]"),
    ),
    "month-asked": Entry(
        "error",
        _("the register is of {title} by its title but of {name} by the name of its sheet; it counts in neither month"),
        _("correct the title or the name of the sheet, or name the month in mappings.toml under [periods]"),
    ),
    "column-repeated": Entry(
        "warning", _("a second column means {field}; the first was used"), _("delete or rename one of them")
    ),
    "counts-split": Entry(
        "error",
        _("the count stands in several columns of one meaning ({columns}); none of them is sure, nothing was counted"),
        _("put the sum into one column and take the others away, or answer that the others are not read"),
    ),
    "table-transposed": Entry(
        "error",
        _("the heads stand below each other in one column; it resembles {kind}, and nothing of it was counted"),
        _("put the heads into one row and each record below it: copy, then paste special, transpose"),
    ),
    "column-proposed": Entry(
        "info", _("the header is not known; it may mean {candidate}"), _("write the header as proposed")
    ),
    "column-unread": Entry(
        "warning",
        _("the header {header} is not understood, and the table has no {fields}; its values count for nothing"),
        _(
            "write a header that is known, or say on the sheet Pemahaman or under [columns] of mappings.toml "
            "what the column holds; abaikan where it is not needed"
        ),
    ),
    "column-decision-limited": Entry(
        "info",
        _("mappings.toml says that this header is not read; here it means {fields} and is read all the same"),
        _("the decision holds for tables that do not know the header; nothing is to be done"),
    ),
    "column-decision-hides": Entry(
        "info",
        _("this column holds {fields}, but mappings.toml says that the header is not read"),
        _("delete the line of this header under [columns] of mappings.toml if its values should count"),
    ),
    "column-contested": Entry(
        "warning",
        _("the header may mean {candidates}; the column was left empty"),
        _("write the header in full, or decide it with: pora check --learn"),
    ),
    "header-unsure": Entry(
        "info",
        _("row {rows} may be the header as well; no figure depends on it"),
        _("delete the row that is no header"),
    ),
    "header-doubtful": Entry(
        "warning",
        _("row {rows} may be the header as well, by which columns mean something else; these were left empty"),
        _("delete the row that is no header, or decide the columns with: pora check --learn"),
    ),
    "header-undecided": Entry(
        "error",
        _("the table is no {kind} before it is decided what its columns mean"),
        _("write the headers in full, or decide them with: pora check --learn"),
    ),
    "versions": Entry(
        "error",
        _("{other} is another version of {month}: {others} persons there, {own} here, {together} together"),
        _("list the one that does not count under left_out in mappings.toml; until then that month has no register"),
    ),
    "group-behind-total": Entry(
        "warning",
        _("{count} persons behind the total in row {row} have no kecamatan of their own; counted as the group above"),
        _("fill in the kecamatan of each, or name the group that begins with them: KECAMATAN KOJA"),
    ),
    "name-alone": Entry(
        "warning",
        _("{count} rows between persons hold a text alone below the names; they are held to be headings, not counted"),
        _("if it is a person, fill in number, passport or nationality; else write what it names: KECAMATAN, PT"),
    ),
    "text-alone": Entry(
        "info",
        _("{count} rows between records hold a text alone; they are held to be notes and count for nothing"),
        _(
            "if it is a person, fill in the row; if it names a kecamatan or kelurahan, write KECAMATAN or KELURAHAN "
            "before it"
        ),
    ),
    "district-against-villages": Entry(
        "info",
        _("{stated} for the kecamatan, its kelurahan make {counted}; the row of the kecamatan counts"),
        _("ask the agency which is right; delete the row that is not"),
    ),
    "row-repeats": Entry(
        "warning",
        _("{count} rows repeat number, day, kind and place of the row above; each was counted as one of its own"),
        _("if they are one, write it in one row; of an incident give all its rows the same report number"),
    ),
    "rows-repeated": Entry(
        "warning",
        _("{count} of {own} rows stand on the sheet {other} of this workbook as well; they were counted once"),
        _("nothing to do if they are the same; else say in them what is different"),
    ),
    "versions-sheets": Entry(
        "error",
        _("the sheet {other} is another version: {others} persons there, {own} here, {together} together"),
        _("list the sheet that does not count under left_out in mappings.toml; until then that month has no register"),
    ),
    "sheet-versions": Entry(
        "error",
        _("the sheet {other} holds nearly the same: {others} there, {own} here, {count} on both; counted: {together}"),
        _("if one replaces the other, list the sheet that does not count under left_out in mappings.toml"),
    ),
    "versions-log": Entry(
        "error",
        _("{other} is another version of {month}: {others} rows there, {own} here, {together} together"),
        _("list the one that does not count under left_out in mappings.toml; until then nothing of both is counted"),
    ),
    "total-mismatch": Entry(
        "error", _("the sheet says {stated}, its rows make {counted}"), _("correct the total or find the missing row")
    ),
    "class-conflict": Entry(
        "warning",
        _("titles and sheet name claim several classes of permits ({classes}); none was taken from them"),
        _("add a column JENIS IZIN TINGGAL, or give the table one title"),
    ),
    "tables-touch": Entry(
        "error",
        _("the columns of a second table follow without an empty column between ({fields}); nothing was counted"),
        _("leave a column empty between the two tables, or put them below each other"),
    ),
    "months-in-one-table": Entry(
        "error",
        _("rows {rows} name another month for the rows below them than that of the table; nothing of it was counted"),
        _("put a header row below each caption, or each month on a sheet of its own"),
    ),
    "place-by-title": Entry(
        "info",
        _("all rows without a place of their own count in {place}, which is named by: {source}; no column says it"),
        _("nothing to do; if some are elsewhere, add the columns KECAMATAN and KELURAHAN"),
    ),
    "kind-by-caption": Entry(
        "info",
        _("{count} activities counted as of the kind that the caption above them names ({caption}); no column does"),
        _("nothing to do; if some are of another kind, add a column JENIS KEGIATAN"),
    ),
    "class-by-sheet": Entry(
        "info",
        _("{count} rows counted as {word}: sheet, title or a caption above them names that class, and no column does"),
        _("nothing to do; if some are of another class, add a column JENIS IZIN TINGGAL"),
    ),
    "class-against-index": Entry(
        "warning",
        _("of {count} rows sheet, title or caption say {word} and the visa index says {index}; counted as {counted}"),
        _("add a column JENIS IZIN TINGGAL; the index may be that of the visa on which they came"),
    ),
    "nationality-by-group": Entry(
        "info",
        _("the nationality of {count} rows is that of the group row above them; the table has no column of it"),
        _("nothing to do; if some are of another nationality, add a column KEBANGSAAN"),
    ),
    "month-unstated": Entry(
        "warning",
        _("{count} rows of a table of {period} state neither date nor month; they count in no month"),
        _("fill in the date, or a column BULAN"),
    ),
    "values-missing": Entry(
        "warning", _("{count} rows without {field}; they are counted as unknown"), _("fill in the column")
    ),
    "decisions-alone": Entry(
        "info",
        _("a list of decisions without the date of the deed: {count} rows count as actions, and as no incidents"),
        _("add TGL KEJADIAN if no other log holds these incidents"),
    ),
    # rows
    "names-several": Entry(
        "warning",
        _("the cell names several persons, and nothing says how many; the row counts as one"),
        _("write how many into a column JUMLAH ORANG, or a row for each person"),
    ),
    "row-several": Entry(
        "warning",
        _("the row speaks of several persons; a row of a register counts as one"),
        _("write one row for each person"),
    ),
    "persons-beside": Entry(
        "warning",
        _("{count} rows name further persons in the columns {columns}; each row counts as one person all the same"),
        _("write one row for each foreigner who belongs in the register; leave the columns as they are for citizens"),
    ),
    "name-too-long": Entry(
        "warning",
        _("longer than {count} characters, which is no name of a person; left empty"),
        _("write the name alone, and all else into another column"),
    ),
    "no-person": Entry("error", _("neither name nor passport number"), _("fill in the person, or delete the row")),
    "not-foreign": Entry(
        "error",
        _("a citizen of Indonesia does not belong in a register of foreigners"),
        _("delete the row, or write ABG as permit"),
    ),
    "place-unknown": Entry(
        "warning",
        _("no kecamatan or kelurahan of the work area; the incident counts under unknown"),
        _("write the kecamatan into a column of its own, or into mappings.toml under [values.kecamatan]"),
    ),
    "no-incident": Entry(
        "error",
        _("an activity that names neither person, article nor action is no incident; set aside and not counted"),
        _("move the row to the log of activities; or fill in what was found, and about whom"),
    ),
    "incident-bare": Entry(
        "warning",
        _("the row says neither type, person, article nor action; it counts as an incident of unknown type"),
        _("fill in the type; if nothing was found, write NIHIL; an activity belongs to the log of activities"),
    ),
    "incident-continued": Entry(
        "info",
        _("{count} rows without number, date and type were read as further persons of the incident above them"),
        _("nothing to do; if one is an incident of its own, fill in its number and date"),
    ),
    "incident-row-alone": Entry(
        "warning",
        _("the row states a person, and neither number, date nor type; it is counted as an incident of its own"),
        _("if the person belongs to the incident above, write the same report number (NOMOR LAPORAN) into both rows"),
    ),
    "departed": Entry(
        "info",
        _("no longer here by its word {word}; set aside and not counted"),
        _("nothing to do; if the person is still here, take the word out"),
    ),
    "departed-struck": Entry(
        "info",
        _("every cell of the row is struck through; set aside as departed and not counted"),
        _("nothing to do; if the person is still here, take the strokes away"),
    ),
    "case-in-two-files": Entry(
        "warning",
        _("{count} persons of this log stand in {other} on the same day, the first in row {row}; each counts twice"),
        _("leave them out of one of the two, or give both rows the same NOMOR LAPORAN and INSTANSI PELAPOR"),
    ),
    "activity-in-two-files": Entry(
        "warning",
        _("{count} activities of this log stand in {other} with equal day, kind, place and numbers; each counts twice"),
        _("leave them out of one of the two, if they are the same"),
    ),
    "departed-elsewhere": Entry(
        "warning",
        _("row {row} of {path} says that this person has left ({word}, {day}); this row is counted"),
        _("if the person has left, write so here, too; if not, correct the other list"),
    ),
    "departed-still-counted": Entry(
        "warning",
        _("the person has left by this row, and is counted by row {row} of {path}"),
        _("if the person has left, write so there, too; if not, take the word out here"),
    ),
    "rows-outside": Entry(
        "warning",
        _("{count} rows from here on stand outside of every table that was found; nothing of them is read"),
        _("if they are input, write a header row above them and a number into the first cell of each row"),
    ),
    "legend-unread": Entry(
        "warning",
        _("the note gives a meaning to colours, styles or marks of cells; nothing of them is read"),
        _("write the meaning into the column KETERANGAN of each row, as SUDAH PULANG or EPO with its date"),
    ),
    "note-unread": Entry(
        "warning",
        _("the note speaks of rows, persons or numbers of the table; nothing of it is read"),
        _("write what it says into the rows that it is about; if it changes nothing, nothing is to be done"),
    ),
    "comment-unread": Entry(
        "warning",
        _("{count} cells have comments; nothing of them is read"),
        _("where a comment says something about its row, write it into the column KETERANGAN"),
    ),
    "struck-counted": Entry(
        "warning",
        _("the name, the running number or at least half of the row is struck through, and yet it was counted"),
        _("delete the row if it no longer holds, or take the strokes away"),
    ),
    "value-struck": Entry(
        "warning",
        _("the value is struck through, and yet it was read"),
        _("clear the cell if it no longer holds, or take the stroke away"),
    ),
    "text-invisible": Entry(
        "warning",
        _("{count} cells with white letters, or a format that shows nothing, are invisible; they were read"),
        _("delete the rows if they no longer hold, or give the letters a colour"),
    ),
    "birth-later": Entry(
        "warning",
        _("born after the day that the register is of; the date of birth is left empty, and the person is counted"),
        _("correct the date of birth"),
    ),
    "departure-asked": Entry(
        "warning",
        _("the word may say that a person has left, or that the row does not count; all with it were counted"),
        _(
            "write it in full, such as SUDAH PULANG or EPO with its date, or the word into mappings.toml under "
            "[values.departed] as pergi or tinggal"
        ),
    ),
    "memo-asked": Entry(
        "warning",
        _(
            "by the remark {count} persons are children of dual citizenship (ABG), who belong to the memo line beside "
            "the stock; they were counted in the stock"
        ),
        _(
            "write ABG into the column of the permit in these rows; if they belong to the stock, the word into "
            "mappings.toml under [values.departed] as tinggal"
        ),
    ),
    "departure-unread": Entry(
        "warning",
        _("{count} cells of column {header} may say that a person has left or does not count; they are not read"),
        _("call the column STATUS or KETERANGAN"),
    ),
    "name-noted": Entry(
        "warning",
        _("by what stands beside the name {count} persons may have left or not count; all were counted"),
        _("write it into the column KETERANGAN, such as MENINGGAL DUNIA or EPO with its date"),
    ),
    "newer-unread": Entry(
        "warning",
        _("column {header} holds a newer value of {count} rows and is not read; the older one was counted"),
        _("call the older column LAMA and this one BARU, or write the newer value into the older column"),
    ),
    "departure-date-alone": Entry(
        "warning",
        _("{count} persons have a day of departure and no word that they have left; all were counted"),
        _("write EPO or SUDAH PULANG into the column KETERANGAN of those who have left"),
    ),
    "plan-asked": Entry(
        "warning",
        _("by {word} in the sheet's name or a caption its {count} activities may be planned only; all were counted"),
        _("write TERLAKSANA or RENCANA into a column STATUS of each row"),
    ),
    "type-near": Entry(
        "warning",
        _("this type of incident is nearly written like {other}; it counts as a type of its own"),
        _("write it alike; or decide it under [values.incident_type] in mappings.toml, as sendiri where it is another"),
    ),
    "types-alike": Entry(
        "warning",
        _("this type of incident is nearly written like {other} in the same log; each counts by itself"),
        _("write them alike if they are one type"),
    ),
    "nil-asked": Entry(
        "warning",
        _("the cell may declare that there was nothing, but not surely or for no known month; it does not count"),
        _("write NIHIL there, and the month above the table; or leave it blank if the log comes later"),
    ),
    "nil-alone": Entry(
        "warning",
        _("the sheet has no table and says that there was nothing, but not surely of what or when; it does not count"),
        _("write above it what and which month it is about (LOG KEJADIAN BULAN OKTOBER 2024); or leave the sheet out"),
    ),
    "nil-by-dashes": Entry(
        "info",
        _("the one row below the heads holds dashes only; the log counts as nil"),
        _("write NIHIL there; or delete the row if the log comes later"),
    ),
    "caption-asked": Entry(
        "warning",
        _("by {word} in the sheet's name or a caption its {count} rows may not count; all were counted"),
        _(
            "leave the sheet out under left_out in mappings.toml, or rename it; for persons the word may be decided "
            "there under [values.departed] as pergi or tinggal"
        ),
    ),
    "decision-unused": Entry(
        "warning",
        _("no cell that was read has the text that {key} decides; the decision changes nothing"),
        _("write the text as it stands in the cell, without date; or delete the line"),
    ),
    "text-decision-unused": Entry(
        "info",
        _("{key} changes nothing: no text of meetings, pora.toml, themes or printed rows has it"),
        _("write it as it stands in the text; or delete the line"),
    ),
    "column-decision-unused": Entry(
        "warning",
        _("{key} changes nothing: no header that was read has this text, or its table holds no such field"),
        _("write the header as it stands in the table, or another field; or delete the line"),
    ),
    "departures-many": Entry(
        "warning",
        _("{count} persons of this sheet have left by their words, more than a twentieth; all were counted"),
        _(
            "check the column; delete the rows of those who have left, or write its words into mappings.toml under "
            "[values.departed] as pergi or tinggal"
        ),
    ),
    "citizens-many": Entry(
        "warning",
        _("{count} persons of this sheet would be citizens of Indonesia; all were counted, with unknown nationality"),
        _("correct the column, or write its text into mappings.toml under [values.nationality] as IDN"),
    ),
    "no-event": Entry("error", _("neither date nor content"), _("fill in the row, or delete it")),
    "activity-continued": Entry(
        "info",
        _("a further place of the activity above, which counts once, at its first place; the numbers were added to it"),
        _("nothing to do; if it is an activity of its own, write its date and kind"),
    ),
    "not-held": Entry(
        "info", _("the activity was not held ({word}); it is not counted"), _("write TERLAKSANA if it was held")
    ),
    "not-held-counted": Entry(
        "error",
        _("the activity was not held ({word}), and yet {checked} checked and {findings} findings; it is not counted"),
        _("write TERLAKSANA if it was held, or delete the numbers"),
    ),
    "result-not-held": Entry(
        "warning",
        _("the result says {word}, and yet the activity is counted: only a status or remark says that it was not held"),
        _("if it was not held, write {word} into the column KETERANGAN; if it was, write the result in other words"),
    ),
    "maybe-not-held": Entry(
        "warning",
        _("{word} may say that the activity was not held; it is counted"),
        _("write BATAL if it was not held, TERLAKSANA if it was, into the column STATUS or KETERANGAN"),
    ),
    "incident-as-activity": Entry(
        "error",
        _("{count} incidents are of a type that is a kind of activity and name nobody; they count as incidents"),
        _("if the list is a log of activities, say so on the sheet Pemahaman or under [tables] of mappings.toml"),
    ),
    "findings-exceed": Entry(
        "warning",
        _("{findings} findings of only {checked} checked; both are counted as they stand"),
        _("correct the number that is wrong"),
    ),
    "activity-several": Entry(
        "warning",
        _("the row names several activities, or one that was held several times; it counts as one"),
        _("write a row for each activity, with its own date and numbers"),
    ),
    "nil-contradicts": Entry(
        "info", _("says NIHIL, and yet holds {fields}; it is counted"), _("delete the word NIHIL, or the row")
    ),
    "value-uncounted": Entry(
        "info",
        _("counted nowhere, since this office decided so of its value"),
        _("nothing to do; to count it, change the line in mappings.toml"),
    ),
    "action-uncounted": Entry(
        "info",
        _("no administrative action, since this office decided so of its value; the case itself is counted"),
        _("nothing to do; to count it, change the line in mappings.toml"),
    ),
    "not-counted": Entry("error", _("the row says neither what nor how many"), _("fill in the row, or delete it")),
    "duplicate": Entry("info", _("the same passport and nationality as row {row} of {path}"), _("delete one of them")),
    "passport-shared": Entry(
        "warning",
        _("the passport number is also in row {row} of {path}, with another name and birth date; both are counted"),
        _("correct the number, unless a child travels on the passport of a parent"),
    ),
    "duplicate-differs": Entry(
        "error",
        _(
            "the same passport and nationality as row {row} of {path}, with other {fields}; used is what the copy says "
            "whose permit ends later, else the one of the lower kecamatan code"
        ),
        _("delete the wrong one"),
    ),
    "person-similar": Entry(
        "info", _("perhaps the same person as row {row} of {path}: {reason}"), _("compare the two; both are counted")
    ),
    # values
    "date-unreadable": Entry("warning", _("not a date"), _("write it as 31-12-2024")),
    "date-impossible": Entry("warning", _("there is no such day"), _("write it as 31-12-2024")),
    "date-ambiguous": Entry("warning", _("the order of day and month is uncertain"), _("write the month as a word")),
    "date-order-asked": Entry(
        "warning",
        _("the dates of the column seem written month first; {count} are left empty until that is decided"),
        _("answer it once on the sheet Pemahaman or with --learn, or write the months as words"),
    ),
    "date-year-first": Entry(
        "info",
        _("the dates with two-digit years are read as year, month, day ({count}); the other way many are implausible"),
        _("write years with four digits"),
    ),
    "mark-alone": Entry(
        "warning",
        _("a mark that repeats the cell above, where none can be meant; it was not read"),
        _("write the value itself"),
    ),
    "cell-part-unread": Entry(
        "warning",
        _("a part of the cell fits none of {fields}; the other parts were read"),
        _("write each into a column of its own, or correct the cell"),
    ),
    "column-implausible": Entry(
        "warning",
        _("at least half of the dates cannot be that: they are years too early or too late; the column was left empty"),
        _("check what the dates are and the year of the title, or decide the column with: pora check --learn"),
    ),
    "weekday-conflict": Entry("info", _("that day was a {weekday}"), _("check day and date")),
    "date-outside-period": Entry(
        "info",
        _("the date lies outside the period of the sheet; it counts in the month of its date"),
        _("check the date"),
    ),
    "date-far-ahead": Entry(
        "warning",
        _("the date lies more than a year after the period of the sheet; the row counts in none of its months"),
        _("correct the year of the date, or the month of the title"),
    ),
    "date-placeholder": Entry(
        "warning",
        _("the date stands for an empty cell; no permit ended then, and the cell counts as empty"),
        _("write the end of the permit, or leave the cell empty"),
    ),
    "date-order": Entry("info", _("the dates contradict each other"), _("check both dates")),
    "nationality-unknown": Entry("warning", _("not a known nationality"), _("write the country in full{proposal}")),
    "nationality-ambiguous": Entry("warning", _("may be {candidates}"), _("write the country in full")),
    "sex-unreadable": Entry("warning", _("not a sex code"), _("write L or P")),
    "sex-ambiguous": Entry("warning", _("P may mean Pria here, since the column also holds W"), _("write L or P")),
    "code-asked": Entry(
        "warning",
        _("the code {code} of {field} stands in {count} rows and was not read; it may mean {candidates}"),
        _("decide it with: pora check --learn"),
    ),
    "code-asked-freely": Entry(
        "warning",
        _("the code {code} of {field} stands in {count} rows and was not read"),
        _("decide it with: pora check --learn"),
    ),
    "active-unreadable": Entry(
        "warning", _("does not say whether somebody is still here; all were counted"), _("write AKTIF or SUDAH PULANG")
    ),
    "tick-missing": Entry(
        "warning", _("none of the columns {columns} is ticked"), _("put an x into one of these columns")
    ),
    "tick-several": Entry(
        "warning",
        _("more than one of the columns {columns} is ticked; none was read"),
        _("leave one mark in these columns"),
    ),
    "tick-unreadable": Entry(
        "warning", _("neither ticked nor empty, among the columns {columns}"), _("put an x, or leave the cell empty")
    ),
    "permit-unreadable": Entry("warning", _("not a kind of stay permit"), _("write ITK, ITAS, ITAP, …")),
    "permit-missing": Entry("warning", _("no kind of stay permit"), _("write ITK, ITAS, ITAP, …")),
    "index-unknown": Entry("info", _("not in the list of visa index codes"), _("check the code")),
    "district-unreadable": Entry("warning", _("not a known kecamatan"), _("write the kecamatan in full{proposal}")),
    "persons-mostly-outside": Entry(
        "error",
        _("{count} of {persons} persons lie outside the work area"),
        _("check the kecamatan under [work_area] in pora.toml, then the office above them, before anything is signed"),
    ),
    "persons-mostly-unknown": Entry(
        "error",
        _("{count} of {persons} persons have no value for {field}"),
        _("teach the column with pora check --learn, or fill it in, before anything is signed"),
    ),
    "district-missing": Entry("warning", _("no kecamatan"), _("fill in the kecamatan")),
    "village-unreadable": Entry("warning", _("not a kelurahan of that kecamatan"), _("check kelurahan and kecamatan")),
    "passport-number": Entry(
        "info",
        _("the sheet made the passport number a number; leading zeros may be lost"),
        _("format the column as text"),
    ),
    "passport-damaged": Entry(
        "warning", _("the sheet turned the passport number into a rounded number"), _("write it again as text")
    ),
    "passport-word": Entry(
        "warning", _("a word instead of a passport number; it counts as none"), _("write the number, or leave it empty")
    ),
    "passport-several": Entry(
        "warning",
        _("several passport numbers in one cell; none was read"),
        _("write one number a cell, and one person a row"),
    ),
    "passport-with-number": Entry(
        "warning",
        _("{count} cells of this column hold another number beside that of the passport, which alone was read"),
        _("head the column NO. PASPOR / NO. KITAS if it is the number of the permit, or give it a column of its own"),
    ),
    "passport-alphabet": Entry(
        "info", _("letters of another alphabet in the passport number; they were read as Latin"), _("type it again")
    ),
    "passport-unreadable": Entry("info", _("not like a passport number"), _("check the number")),
    "count-unreadable": Entry("warning", _("not a whole number"), _("write digits only")),
    "count-contradicts": Entry("warning", _("L and P make {parts}, the total says {total}"), _("correct one of them")),
    "service-unreadable": Entry(
        "warning", _("not a kind of service"), _("write Baru, Perpanjangan, Alih Status or Penggantian")
    ),
    "decision-unreadable": Entry(
        "warning",
        _("neither approved nor refused, nor pending"),
        _("write Disetujui or Ditolak; for an application that is not decided yet, Proses"),
    ),
    "decision-pending": Entry(
        "info",
        _("the application is not decided yet; it stands outside of the table, with its number in the note"),
        _("nothing to do; once it is decided, write Disetujui or Ditolak"),
    ),
    "decisions-unstated": Entry(
        "warning",
        _("none of {count} rows tells what was decided; they are in no total"),
        _("add a column KEPUTUSAN with Disetujui or Ditolak"),
    ),
    "agency-unreadable": Entry("warning", _("not a known agency"), _("write DUKCAPIL, DISNAKER, KELURAHAN, …")),
    "activity-unreadable": Entry(
        "warning", _("not a kind of activity"), _("write Pengawasan Lapangan, Operasi Gabungan, Rapat Koordinasi, …")
    ),
    "activity-unstated": Entry(
        "warning",
        _("no row of the log states {field}; the number is printed as unknown, not as zero"),
        _("add a column JUMLAH DIPERIKSA or JUMLAH TEMUAN, with 0 where there was none"),
    ),
    "level-unreadable": Entry("warning", _("neither provinsi, kota nor kecamatan"), _("write the level")),
    "level-unstated": Entry(
        "warning",
        _(
            "{count} meetings or joint operations do not say whether they are of the province, the city or which "
            "kecamatan (rows {rows}); the table by level counts them as unknown"
        ),
        _("add a column TINGKAT with Provinsi, Kota or Kecamatan; the place alone does not say whose team it was"),
    ),
    "stage-unreadable": Entry("warning", _("not a stage of a case"), _("write Sidik, Penuntutan or Sidang")),
    "stage-undated": Entry(
        "info", _("{count} stages without a date count in the month of their incident"), _("fill in TGL SPDP …")
    ),
    "stage-inquiry": Entry(
        "info",
        _("{count} rows have come to an inquiry (penyelidikan) only, which is no stage of a criminal case"),
        _("nothing needs to be done; write TGL SPDP once there is one"),
    ),
    "stage-gap": Entry(
        "warning",
        _("the case came to {after}, and nothing stands under {stage}, which comes before; {stage} is not counted"),
        _("fill in the date or the mark, or take off the later one"),
    ),
    "stage-order": Entry(
        "warning",
        _("this date lies before {other}, that of what comes before it in a case; it counts as it stands"),
        _("check both dates"),
    ),
    "stage-conflict": Entry(
        "warning",
        _("the column of stages says {stated}, the marks say {marked}; what the column says is counted"),
        _("make them agree"),
    ),
    "article-unreadable": Entry("warning", _("not an article"), _("write it as Pasal 75 ayat (1)")),
    "article-other-law": Entry(
        "info", _("no article of the immigration law; no ground for a suspicion"), _("add the immigration article")
    ),
    "action-unreadable": Entry(
        "warning", _("not a kind of administrative action"), _("write Deportasi, Penangkalan, Biaya Beban, …")
    ),
    "action-no-decision": Entry(
        "warning",
        _("an action without number and date of its decision; it was not counted"),
        _("fill in NO SK and TANGGAL SK"),
    ),
    "action-unread": Entry(
        "error",
        _("a decision whose action was not read; the numbers of actions are not known while it stands so"),
        _("write the action (Deportasi, Penangkalan, …) in a column JENIS TAK"),
    ),
    "decision-other-paper": Entry(
        "warning",
        _("the number seems that of a paper that decides nothing (Nota Dinas, Berita Acara); the action was counted"),
        _("write the number of the decision (SK) into NO SK; without one leave it empty"),
    ),
    "action-unplaced": Entry(
        "error",
        _("the decision lies before the incident or over a year after it; the action is counted in no month"),
        _("correct the date of the decision or that of the incident"),
    ),
    "action-protected": Entry(
        "error", _("an action against a {who}, on whom none may fall; it is counted"), _("check action and person")
    ),
    "action-citizen": Entry(
        "warning", _("an administrative action against a citizen of Indonesia"), _("check nationality and action")
    ),
    "receipt-asked": Entry(
        "warning",
        _("a receipt stands for the decision on biaya beban; it was not counted"),
        _("say under [enforcement] in pora.toml what a receipt is: keputusan or bukan"),
    ),
    "ban-asked": Entry(
        "warning",
        _("a penangkalan under a number of this office may be a proposal; it was not counted"),
        _("decide its number or the prefix in mappings.toml under [values.decision_no]: keputusan or usulan"),
    ),
    "action-plan": Entry("info", _("a plan or proposal is no action; it was not counted"), _("nothing to do")),
    "action-undone": Entry(
        "warning",
        _("an action that is taken back or ended is no action of its own; it was not counted"),
        _("nothing to do if it is so; else name the action alone"),
    ),
    "deportation-alone": Entry(
        "info", _("deportation without penangkalan"), _("check whether a penangkalan was proposed")
    ),
    "article-78-3": Entry(
        "info", _("Pasal 78 ayat (3) asks for both deportation and penangkalan"), _("check the action")
    ),
    "grade-unreadable": Entry(
        "warning",
        _("not a grade; it was counted as {grade}"),
        _("write keberadaan, klarifikasi, dugaan, ditindak or terbukti"),
    ),
    "grade-denied": Entry(
        "warning",
        _("says {word}, and the incident counts as {grade}"),
        _("write the grade that holds now, as klarifikasi; if the words are about something else, reword them"),
    ),
    "grade-missing": Entry("info", _("no grade; by its evidence it is counted as {grade}"), _("fill in the grade")),
    "grade-without-ground": Entry("warning", _("{stated} lacks its ground; it is counted as {grade}"), _("{remedy}")),
    "grade-offender": Entry(
        "warning",
        _("the article is about a guarantor, host or carrier, and not {stated} of the foreigner; klarifikasi counts"),
        _("check article and grade"),
    ),
    "grade-accredited": Entry(
        "warning", _("{stated} of somebody accredited counts as keberadaan"), _("say so if it was outside of it")
    ),
    "grade-press": Entry(
        "warning", _("{stated} of a journalist or observer counts as klarifikasi"), _("say so if it was not accredited")
    ),
    "victim-asked": Entry(
        "warning",
        _("the text speaks of a victim (korban); {stated} is counted as klarifikasi until it is decided"),
        _("fill in PERAN, or decide the text in mappings.toml under [values.role]: korban or pelaku"),
    ),
    "grade-protected": Entry(
        "warning",
        _("children, refugees, diplomats and victims are never {stated}; it is counted as klarifikasi"),
        _("check the grade"),
    ),
    "incident-differs": Entry(
        "info", _("rows of one report differ in {fields}; the highest grade counts"), _("make them agree")
    ),
    "report-split": Entry(
        "info", _("the report number is also that of another type, kecamatan and person"), _("correct the number")
    ),
    "report-in-two-files": Entry(
        "warning",
        _("{count} report numbers also stand in {other} and count as incidents of their own there: {numbers}"),
        _("if they are the same incidents, name INSTANSI PELAPOR in both lists, or leave one of them out"),
    ),
    "persons-uncertain": Entry(
        "warning",
        _("not a certain number of persons; the row counts as one person"),
        _("write the number that was found, in digits"),
    ),
    "persons-zero": Entry("info", _("0 persons beside a name; it counts as one"), _("write 1")),
    "persons-differ": Entry(
        "warning",
        _("JUMLAH ORANG says {stated}, the rows of the report name {named}; each person named counts once"),
        _("make them agree"),
    ),
    # meetings
    "meeting-fact-missing": Entry("warning", _("{head} is not filled in"), _("fill it in")),
    "meeting-head-missing": Entry(
        "error", _("the sheet has no header row; nothing of it was read"), _("head its columns: {heads}")
    ),
    "meeting-row-without-key": Entry("error", _("the row lacks {head}; it was set aside"), _("fill in {head}")),
    "meeting-sheet-repeated": Entry(
        "error", _("a second sheet {head}; the first was read"), _("put both into one sheet")
    ),
    "meeting-repeated": Entry(
        "warning",
        _("{other} tells of a meeting of the same day and level"),
        _("keep one of them in inputs, or correct the day"),
    ),
    "meeting-day-conflict": Entry(
        "warning", _("the file name says {day}; the day of the sheet counts"), _("correct one of them")
    ),
    "meeting-day-from-name": Entry("info", _("no readable day; that of the file name counts: {day}"), _("fill it in")),
    "meeting-district-missing": Entry(
        "warning",
        _("a meeting of a kecamatan, but of which it does not say"),
        _("write Kecamatan and its name as the level or in the place"),
    ),
    "fact-repeated": Entry("warning", _("{head} stands there twice; the first was read"), _("delete one of them")),
    "attendance-unreadable": Entry(
        "warning", _("does not say whether the agency came"), _("write Hadir, Diwakili or Tidak")
    ),
    "attendance-unnoted": Entry(
        "warning",
        _("the meeting has a discussion or decisions, but it is noted of no agency whether it came"),
        _("fill in the column Hadir with Hadir, Diwakili or Tidak; without it the report says so"),
    ),
    "attendance-missing": Entry(
        "info", _("it is not noted whether this agency came"), _("write Hadir, Diwakili or Tidak")
    ),
    "government-unreadable": Entry(
        "warning",
        _("does not say whether the agency is of the government; it counts as outside"),
        _("write Ya or Tidak"),
    ),
    "invitee-outside-government": Entry(
        "info",
        _("the agency is outside the government: of shared documents only the edition publik is for it"),
        _("make its documents with --edition publik"),
    ),
    "count-in-doubt": Entry(
        "warning",
        _("the remark may say that the number is of another time, not final, or not of foreigners only; counted"),
        _("ask the agency for the number of foreigners in this month, or clear the remark"),
    ),
    "agency-filled": Entry(
        "info",
        _("{count} rows name no agency of their own; each was counted for the agency above it"),
        _("nothing to do; if a row is of another agency, write it into its cell"),
    ),
    "district-filled": Entry(
        "info",
        _("{count} rows name no kecamatan of their own; each was counted in the one above it"),
        _("nothing to do; if a row is in another kecamatan, write it into its cell"),
    ),
    "agency-repeated": Entry(
        "info", _("the agency stands in row {row} too"), _("delete one of them if it is the same")
    ),
    "contribution-without-agency": Entry("warning", _("it is not noted which agency said this"), _("fill in Instansi")),
    "progress-unreadable": Entry(
        "warning", _("not a status; it counts as not begun"), _("write Belum, Proses or Selesai")
    ),
    "follow-up-without-owner": Entry("warning", _("a task without anybody in charge"), _("name the agency in charge")),
    "follow-up-without-deadline": Entry(
        "warning", _("a task without a day by which it is to be done"), _("fill in Tenggat as 31-12-2024")
    ),
    "decision-without-owner": Entry(
        "warning",
        _("nobody is charged with the decision, here or in the follow-up"),
        _("fill in Penanggung Jawab here, or add a follow-up that names the decision"),
    ),
    "decision-without-deadline": Entry(
        "warning",
        _("the decision has no day by which it is to be done, here or in the follow-up"),
        _("fill in Tenggat here, or in its follow-up"),
    ),
    "photo-outside": Entry(
        "error",
        _("the picture lies outside the folder of the workbook; it was left out"),
        _("put it beside the workbook"),
    ),
    "photo-missing": Entry(
        "warning", _("there is no such file beside the workbook"), _("put it there, or correct the name")
    ),
    "photo-unreadable": Entry("warning", _("not a picture"), _("use a .jpg or .png file")),
    "photo-too-large": Entry(
        "warning",
        _("too large to be printed"),
        _("make the picture smaller: at most 30 MB and 25 million dots"),
    ),
    "text-without-part": Entry(
        "warning", _("a text without the part it belongs to"), _("fill in Bagian with the name of the part")
    ),
    "text-part-unknown": Entry(
        "warning",
        _("no paragraph has this name; the text was left out"),
        _("names are listed under [narrative] in a new pora.toml{proposal}"),
    ),
    "text-repeated": Entry("warning", _("a second text for the same part; the first counts"), _("delete one of them")),
    "theme-unknown": Entry(
        "error", _("there is no such theme"), _("known are: {known}"), near=_("did you mean {near}?")
    ),
    "theme-without": Entry("info", _("the theme {theme} has no {part}"), _("add it, each entry with its source")),
    "precedent-later": Entry(
        "info",
        _("the precedent of {place} is of {day} or later, after the meeting; it is left out"),
        _("nothing to do; a later meeting can use it"),
    ),
    "precedent-source-later": Entry(
        "info",
        _("the source of the precedent of {place} appeared on {day}, not before the meeting; it is not cited"),
        _("name an earlier source in the theme, if there is one"),
    ),
    "personal-data-in-text": Entry(
        "warning",
        _("seems to hold {what}; it is masked in documents"),
        _("write the text without it; persons appear by case code only"),
    ),
    "template-names-person": Entry(
        "error",
        _("the template seems to hold {what} of a person of the inputs; no document is made with it"),
        _("take it out of the template; what is written in workbooks and pora.toml is masked instead"),
    ),
    "characters-unprintable": Entry(
        "warning",
        _("holds characters that the documents cannot show: {characters}; a box is printed for each"),
        _("write them in Latin letters"),
    ),
    "name-doubtful": Entry(
        "error",
        _("a word may name a person; no document that is shared is made before it is decided"),
        _("write the text without it, or list the word in mappings.toml under [names] as bukan nama orang"),
    ),
    "operation-planned": Entry(
        "warning",
        _("tells of a planned operation; only documents of the edition dinas print the sentence"),
        _("if it is no plan, list the sentence in mappings.toml under [operations] as bukan rencana operasi"),
    ),
    "operation-doubtful": Entry(
        "error",
        _("a sentence may tell of a planned operation; no document that is shared is made before it is decided"),
        _("say in it that it is over, or list it in mappings.toml under [operations] as bukan rencana operasi"),
    ),
    "few-persons": Entry(
        "warning",
        _("a sentence counts few persons; no document that is shared is made before it is decided"),
        _("write it without the number, or list it in mappings.toml under [counts] as bukan orang"),
    ),
    "count-unprinted": Entry(
        "warning",
        _("documents that are shared leave the sentence out: they print its number nowhere of the same"),
        _("write it without the number; or if it counts no foreigners, list it under [counts] as bukan orang"),
    ),
    "name-possible": Entry(
        "warning",
        _("a word may name a person; the text is printed as it stands where its edition prints it"),
        _("write the text without it, or list the word in mappings.toml under [names] as bukan nama orang"),
    ),
    "personal-data-in-name": Entry(
        "warning",
        _("the name of the workbook seems to hold {what}; no document is made of it"),
        _("rename the workbook by kind and day of the meeting, as rapat-2024-10-16.xlsx"),
    ),
    "document-date-early": Entry(
        "error",
        _("the date in pora.toml ({date}) is before the day the figures stand for ({as_of}); the document bears none"),
        _(
            "write the day of the letter into pora.toml ([document] date) or give it with --date; until then the "
            "letterhead is that of the old date where the ministry had two names"
        ),
    ),
    "word-accusing": Entry(
        "warning",
        _("accuses where the team has only grades of evidence: {words}"),
        _("write it neutrally by its grade, as: diduga, sedang diklarifikasi, telah dikenai tindakan"),
    ),
}
