package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux says of processes: time on the processor, memory. */
final class Processor {
    /** A clock tick of {@code /proc}; the same on every Linux of our time. */
    private static final long TICK_MICROS = 10_000;

    private Processor() {}

    /** Microseconds of processor time a process and its threads have used. */
    static long micros(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MICROS;
    }

    /** The same of a process and its children, those that ended as well. */
    static long familyMicros(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long micros =
                (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK_MICROS
                        + micros(pid);
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            try {
                micros += micros(child.pid());
            } catch (IOException ended) {
                // It is among those that ended, the next time.
            }
        }
        return micros;
    }

    /** Bytes of memory a process occupies. */
    static long memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    /**
     * What runs a program on one core alone; nothing where there is one core or no {@code taskset}.
     */
    static List<String> pinnedTo(int core) {
        boolean can =
                Runtime.getRuntime().availableProcessors() > 1
                        && Files.isExecutable(Path.of("/usr/bin/taskset"));
        return can ? List.of("taskset", "-c", Integer.toString(core)) : List.of();
    }
}
