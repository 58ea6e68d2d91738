package news.stet.platform;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The machine's processors, which what can wait leaves to what cannot. */
public final class Processors {
    private static final double BUSY = 0.5;

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Processors() {}

    /** Whether they had more than half of what they can do since somebody asked the last time. */
    public static boolean areBusy() {
        return MACHINE.getCpuLoad() > BUSY;
    }
}
