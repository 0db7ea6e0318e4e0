package org.muster.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.muster.station.backing.Postgres;
import org.muster.station.testing.MusterBacking;

/** Listens to PostgreSQL while the service works: the very statements it runs, with what they were given. */
final class ServerLog {

    private static final Pattern LINE =
            Pattern.compile("^\\d{4}-\\S+ \\S+ \\S+ \\[(\\d+)] (LOG|DETAIL): {2}(.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTED = Pattern.compile("^(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern BORDER = Pattern.compile("(?is)begin.*|commit.*|rollback|set session .*");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");

    private ServerLog() {}

    /**
     * The statements of a call's transaction, without begin and commit.
     *
     * @param part what one of them has in it: of all transactions of that moment, that one is meant
     */
    static Replay listen(String part, Timing.Work call) throws Exception {
        Path log = ((Postgres) MusterBacking.postgres()).process().log();
        Database.asSuperuser("alter system set log_statement = 'all'", "select pg_reload_conf()");
        Thread.sleep(300);
        long start = Files.size(log);
        call.run();
        Thread.sleep(100);
        byte[] bytes = Files.readAllBytes(log);
        Database.asSuperuser("alter system reset log_statement", "select pg_reload_conf()");
        String text = new String(bytes, (int) start, bytes.length - (int) start, StandardCharsets.UTF_8);
        return new Replay(transactions(text).stream()
                .filter(steps -> steps.stream().anyMatch(step -> step.sql().contains(part)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody asked for " + part + ":\n" + text)));
    }

    private static List<List<Replay.Step>> transactions(String text) {
        List<List<Replay.Step>> transactions = new ArrayList<>();
        Map<String, List<Replay.Step>> running = new HashMap<>();
        for (String entry : text.split("\\n(?=\\d{4}-)")) {
            Matcher line = LINE.matcher(entry.strip());
            if (!line.matches()) {
                continue;
            }
            List<Replay.Step> steps = running.computeIfAbsent(line.group(1), connection -> begun(transactions));
            Matcher executed = EXECUTED.matcher(line.group(3));
            if (line.group(2).equals("DETAIL") && !steps.isEmpty()) {
                Replay.Step last = steps.remove(steps.size() - 1);
                steps.add(new Replay.Step(last.sql(), parameters(line.group(3))));
            } else if (executed.matches()) {
                String sql = executed.group(1).strip();
                if (BORDER.matcher(sql).matches()) {
                    running.put(line.group(1), begun(transactions));
                } else if (!sql.isEmpty()) {
                    steps.add(new Replay.Step(sql, List.of()));
                }
            }
        }
        return transactions;
    }

    private static List<Replay.Step> begun(List<List<Replay.Step>> transactions) {
        List<Replay.Step> steps = new ArrayList<>();
        transactions.add(steps);
        return steps;
    }

    private static List<String> parameters(String detail) {
        List<String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            values.add(
                    parameter.group(2).equals("NULL")
                            ? null
                            : parameter.group(3).replace("''", "'"));
        }
        return values;
    }
}
