// Tables of others as ours: straight rows of cells, at most one row of headings.

function rowsOf(table) {
  return [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
}

/** A table of ours; null when the table only holds a page together. */
export function readTable(table, reading, nodes) {
  const rows = rowsOf(table);
  const cellsOf = (row) => [...row.children].filter((cell) => /^t[dh]$/.test(cell.localName));
  const widest = Math.max(0, ...rows.map((row) => cellsOf(row).length));
  if (widest < 2 || rows.length < 2 && table.querySelector("table, p + p, ul, ol") || /presentation|none/.test(table.getAttribute("role") ?? "")) return null;
  const grid = [];
  rows.forEach((row, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const cell of cellsOf(row)) {
      while (grid[y][x]) x++;
      const across = Math.min(Math.max(cell.colSpan, 1), 50);
      const down = Math.min(Math.max(cell.rowSpan, 1), rows.length - y);
      const content = reading.flat(cell);
      for (let j = 0; j < down; j++) {
        for (let i = 0; i < across; i++) (grid[y + j] ??= [])[x + i] = { content: i || j ? [] : content, head: cell.localName === "th" };
      }
      x += across;
    }
  });
  const filled = grid.filter((row) => row.some((cell) => cell?.content.length));
  if (!filled.length) return null;
  const width = Math.max(...filled.map((row) => row.length));
  const first = rows[0];
  const headed = first.closest("thead") !== null || cellsOf(first).every((cell) => cell.localName === "th")
    || cellsOf(first).every((cell) => allBold(cell)) && !cellsOf(rows[1] ?? first).every((cell) => allBold(cell));
  const caption = [...table.children].find((child) => child.localName === "caption");
  return nodes.table.create({ caption: caption?.textContent.trim() || null }, filled.map((row, y) =>
    nodes.row.create(null, Array.from({ length: width }, (_, x) => {
      const header = headed && y === 0;
      const content = row[x]?.content ?? [];
      return nodes.cell.create({ header }, header ? content.map((text) => text.mark(text.marks.filter((mark) => mark.type.name !== "strong"))) : content);
    }))));
}

/** Word and Docs know no headings of tables, only bold words. */
function allBold(cell) {
  const words = cell.textContent.replace(/[\s\u00a0]+/g, "");
  const bold = [...cell.querySelectorAll("b, strong, [data-style*='font-weight:bold'], [data-style*='font-weight:700'], [data-style*='font-weight: bold'], [data-style*='font-weight: 700']")]
    .filter((part, _, all) => !all.some((other) => other !== part && other.contains(part)));
  return words !== "" && bold.map((part) => part.textContent).join("").replace(/[\s\u00a0]+/g, "") === words;
}
