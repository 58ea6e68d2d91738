package news.stet.story.difference;

import java.util.ArrayList;
import java.util.List;
import news.stet.story.RichText;

/**
 * Two texts in one, by word: without what was added it is the earlier one, without what was removed
 * the later.
 */
public record WordDifference(List<Piece> pieces) {
    /** An island of that many letters between two changes is no help to a reader's eye. */
    private static final int ISLAND = 3;

    public WordDifference {
        pieces = List.copyOf(pieces);
    }

    /** What became of one text on its way to another. */
    public static WordDifference between(RichText before, RichText after) {
        List<Piece> pieces = new ArrayList<>();
        for (Runs.Run<Token> run : calm(Runs.of(Token.of(before), Token.of(after)))) {
            if (run.same()) {
                add(pieces, Piece.Kind.KEPT, run.after());
            } else {
                add(pieces, Piece.Kind.REMOVED, run.before());
                add(pieces, Piece.Kind.ADDED, run.after());
            }
        }
        return new WordDifference(pieces);
    }

    private static void add(List<Piece> pieces, Piece.Kind kind, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(kind, Token.text(tokens)));
        }
    }

    /** Draws together changes that only a space or a short word parts. */
    private static List<Runs.Run<Token>> calm(List<Runs.Run<Token>> runs) {
        List<Runs.Run<Token>> calm = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Runs.Run<Token> run = runs.get(i);
            boolean island =
                    run.same() && i > 0 && i + 1 < runs.size() && letters(run.after()) <= ISLAND;
            if (island) {
                Runs.Run<Token> next = runs.get(++i);
                Runs.Run<Token> last = calm.removeLast();
                calm.add(join(join(last, run), next));
            } else {
                calm.add(run);
            }
        }
        return calm;
    }

    private static Runs.Run<Token> join(Runs.Run<Token> one, Runs.Run<Token> other) {
        return new Runs.Run<>(
                false, joined(one.before(), other.before()), joined(one.after(), other.after()));
    }

    private static List<Token> joined(List<Token> one, List<Token> other) {
        List<Token> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static int letters(List<Token> tokens) {
        return tokens.stream().filter(Token::isWord).mapToInt(token -> token.text().length()).sum();
    }

    /** The earlier text. */
    public RichText before() {
        return without(Piece.Kind.ADDED);
    }

    /** The later text. */
    public RichText after() {
        return without(Piece.Kind.REMOVED);
    }

    private RichText without(Piece.Kind kind) {
        return Token.text(
                pieces.stream()
                        .filter(piece -> piece.kind() != kind)
                        .flatMap(piece -> Token.of(piece.text()).stream())
                        .toList());
    }

    /** Whether anything differs. */
    public boolean differs() {
        return pieces.stream().anyMatch(piece -> piece.kind() != Piece.Kind.KEPT);
    }

    /** How many words came, or went. */
    public int words(Piece.Kind kind) {
        return Math.toIntExact(
                pieces.stream()
                        .filter(piece -> piece.kind() == kind)
                        .flatMap(piece -> Token.of(piece.text()).stream())
                        .filter(Token::isWord)
                        .count());
    }
}
