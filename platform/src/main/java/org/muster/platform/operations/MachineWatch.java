package org.muster.platform.operations;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Memory of the process and the disk it stands on. */
@ApplicationScoped
class MachineWatch implements Watch {

    @Override
    public List<Finding> look() {
        return List.of(memory(Runtime.getRuntime()), disk(new File("").getAbsoluteFile()));
    }

    private static Finding memory(Runtime machine) {
        long used = machine.totalMemory() - machine.freeMemory();
        return finding("memory", used, machine.maxMemory(), 92, 98);
    }

    private static Finding disk(File here) {
        return finding("disk", here.getTotalSpace() - here.getUsableSpace(), here.getTotalSpace(), 85, 95);
    }

    private static Finding finding(String kind, long used, long all, int watch, int act) {
        long percent = all == 0 ? 0 : used * 100 / all;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("percent", percent);
        figures.put("usedMebibytes", used >> 20);
        figures.put("allMebibytes", all >> 20);
        State high = percent >= act ? State.ACT : State.WATCH;
        return Finding.of(kind, percent < watch ? State.OK : high, figures);
    }
}
