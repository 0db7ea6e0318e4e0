package org.muster.notice.task;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.web.Page;

/** The order of an organisation's tasks: open ones first, the nearest firm or proposed date first, those without after. */
record OpenFirst(int rank, LocalDate due, UUID id) {

    static final LocalDate NO_DATE = LocalDate.of(9999, 12, 31);

    private static final OpenFirst START = new OpenFirst(-1, LocalDate.EPOCH, new UUID(0, 0));

    static OpenFirst of(TaskView task) {
        LocalDate due = task.due() == null ? task.proposedDue() : task.due();
        return new OpenFirst(task.state() == Standing.OPEN ? 0 : 1, due == null ? NO_DATE : due, task.id());
    }

    static OpenFirst after(Page page) {
        if (page.after() == null) {
            return START;
        }
        String[] parts = page.after().split(" ");
        try {
            return new OpenFirst(Integer.parseInt(parts[0]), LocalDate.parse(parts[1]), UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.badRequest("bad-cursor");
        }
    }

    @Override
    public String toString() {
        return rank + " " + due + " " + id;
    }
}
