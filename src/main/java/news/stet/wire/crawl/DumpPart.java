package news.stet.wire.crawl;

import java.util.List;
import java.util.Map;

/**
 * A stretch of a text that was read as dumped data.
 *
 * @param end offset after the last character that belongs to it
 * @param rows the objects that were whole, each as its keys in lower case and its plain values
 * @param whole false if it broke off before its end
 */
record DumpPart(int end, List<Map<String, String>> rows, boolean whole) {}
