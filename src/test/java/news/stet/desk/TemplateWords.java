package news.stet.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template says in words of its own, which no message bundle can put into other words. */
final class TemplateWords {
    private static final Pattern EXPRESSION = Pattern.compile("\\$unsafe\\{|\\$\\{|!\\{");
    private static final Pattern DECLARATION = Pattern.compile("@(import|param)[^\\n]*");
    private static final Pattern DIRECTIVE =
            Pattern.compile("@(template[\\w.-]*|if|elseif|for|else|endif|endfor)");
    private static final Pattern CONTENT = Pattern.compile("@`(.*?)`", Pattern.DOTALL);
    private static final Pattern ELEMENT_OR_TEXT = Pattern.compile("<[^>]*>|[^<]+");
    private static final Pattern READ_ATTRIBUTE =
            Pattern.compile(
                    "\\b(?:aria-label|aria-description|title|placeholder|alt|label)=\"([^\"]*)\"");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final String template;
    private final StringBuilder plain = new StringBuilder();

    private TemplateWords(String template) {
        this.template = template;
    }

    /** The words between its elements and in attributes that people read, in their order. */
    static List<String> of(String template) {
        List<String> words = new ArrayList<>();
        Matcher part = ELEMENT_OR_TEXT.matcher(withoutCode(template));
        while (part.find()) {
            if (part.group().startsWith("<")) {
                Matcher attribute = READ_ATTRIBUTE.matcher(part.group());
                while (attribute.find()) {
                    words.add(attribute.group(1).strip());
                }
            } else {
                words.add(part.group().strip());
            }
        }
        words.removeIf(word -> !LETTER.matcher(word).find());
        return words;
    }

    private static String withoutCode(String template) {
        TemplateWords words = new TemplateWords(template);
        int at = 0;
        while (at < template.length()) {
            at = words.step(at);
        }
        return words.plain.toString();
    }

    private int step(int at) {
        Matcher expression = EXPRESSION.matcher(template).region(at, template.length());
        if (expression.lookingAt()) {
            return end(expression.end() - 1, '{', '}') + 1;
        }
        if (template.startsWith("<%--", at)) {
            return template.indexOf("--%>", at) + 4;
        }
        Matcher declaration = DECLARATION.matcher(template).region(at, template.length());
        if (declaration.lookingAt()) {
            return declaration.end();
        }
        Matcher directive = DIRECTIVE.matcher(template).region(at, template.length());
        if (directive.lookingAt()) {
            return arguments(directive.end());
        }
        plain.append(template.charAt(at));
        return at + 1;
    }

    /** Of what a directive is given only the content it is to show has words. */
    private int arguments(int at) {
        if (at >= template.length() || template.charAt(at) != '(') {
            return at;
        }
        int end = end(at, '(', ')');
        Matcher content = CONTENT.matcher(template.substring(at, end));
        while (content.find()) {
            plain.append(withoutCode(content.group(1)));
        }
        return end + 1;
    }

    /** Where what opens there closes. */
    private int end(int from, char open, char close) {
        int depth = 0;
        for (int at = from; at < template.length(); at++) {
            char here = template.charAt(at);
            if (here == '"' || here == '`') {
                at = closing(at, here);
            } else if (here == open) {
                depth++;
            } else if (here == close && --depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("nothing closes what opens at " + from);
    }

    private int closing(int from, char quote) {
        int at = from + 1;
        while (template.charAt(at) != quote) {
            at += template.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
