package news.stet.story;

import news.stet.story.shape.Faults;

/** What a story must keep to beyond the shape of its JSON. */
final class StoryRules {
    private StoryRules() {}

    static void check(StoryContent content, Faults faults) {
        for (int i = 0; i < content.body().size(); i++) {
            checkBlock(content.body().get(i), "body[" + i + "]", faults);
        }
    }

    private static void checkBlock(Block block, String path, Faults faults) {
        if (block instanceof Block.Table table) {
            checkTable(table, path, faults);
        } else if (block instanceof Block.Box box) {
            for (int i = 0; i < box.body().size(); i++) {
                checkBlock(box.body().get(i), path + ".body[" + i + "]", faults);
            }
        } else if (block instanceof Block.Post post) {
            for (int i = 0; i < post.body().size(); i++) {
                checkBlock(post.body().get(i), path + ".body[" + i + "]", faults);
            }
        }
    }

    private static void checkTable(Block.Table table, String path, Faults faults) {
        int columns =
                table.header().isEmpty() ? table.rows().getFirst().size() : table.header().size();
        for (int i = 0; i < table.rows().size(); i++) {
            int cells = table.rows().get(i).size();
            if (cells != columns || cells == 0) {
                faults.add(
                        path + ".rows[" + i + "]",
                        "has " + cells + " cells",
                        "Give every row the same number of cells, at least one"
                                + (columns == 0 ? "" : ", here " + columns));
            }
        }
    }
}
