package org.muster.notice.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Jdbi;

/**
 * What the organisations did with a document, as tables (公文处理单). They are read a page at a time, so that neither memory
 * nor a connection is held while somebody downloads slowly.
 */
@ApplicationScoped
class HandlingSheets {

    private static final int PAGE = 1000;

    /** Each recipient with what it did, in tree order. */
    private static final String RECIPIENTS = """
            with page as (
                select m.code, m.pos, bool_or(c.way = 'to') as must_sign
                from audience_clause c
                    cross join lateral (select * from audience_member m
                        where m.audience = c.audience and m.clause = c.n
                            and m.pos between greatest(cast(:after as bigint) + 1, c.from_pos) and c.to_pos
                        order by m.pos limit :limit) m
                where c.audience = (select audience from notice where id = :notice)
                group by m.code, m.pos order by m.pos limit :limit)
            select p.pos as place, p.code as organisation, o.name, case when p.must_sign then '主送' else '抄送' end as way,
                opened.at as opened_at, opened.name as opened_by,
                decided.act as decision, decided.at as decided_at, decided.name as decided_by, decided.agent as decided_for_it, decided.remark as reason,
                replied.at as replied_at, replied.name as replied_by, replied.remark as reply,
                closed.at as closed_at, closed.name as closed_by, closed.remark as result
            from page p join organisation o on o.code = p.code
                left join receipt opened on opened.notice = :notice and opened.pos = p.pos and opened.step = 1
                left join receipt decided on decided.notice = :notice and decided.pos = p.pos and decided.step = 2
                left join receipt replied on replied.notice = :notice and replied.pos = p.pos and replied.step = 3
                left join receipt closed on closed.notice = :notice and closed.pos = p.pos and closed.step = 4
            order by p.pos""";

    private static final String STEPS = """
            select n as place, step, name, at, remark from notice_step
            where notice = :notice and n > cast(:after as bigint) order by n limit :limit""";

    private static final String TASKS = """
            select number as place, number, text, responsible_role, due_on, due_text, charged, opened_at, ended_at from task
            where source_id = :notice and number > cast(:after as bigint) order by number limit :limit""";

    private static final String RESULTS = """
            select * from (select row_number() over (order by t.number, c.organisation) as place, t.number, c.organisation,
                    o.name, c.result, c.by_name, c.at
                from task t join task_completion c on c.task = t.id join organisation o on o.code = c.organisation
                where t.source_id = :notice) x
            where place > cast(:after as bigint) order by place limit :limit""";

    private static final String PROGRESS = """
            select p.id as place, t.number, p.organisation, o.name, p.text, p.by_name, p.at
            from task t join task_progress p on p.task = t.id join organisation o on o.code = p.organisation
            where t.source_id = :notice and p.id > cast(:after as bigint) order by p.id limit :limit""";

    /** File names and what stands in them. */
    static final Map<String, Sheet> SHEETS = Map.of(
            "steps.csv", new Sheet(STEPS, List.of("step", "name", "at", "remark")),
            "recipients.csv",
                    new Sheet(
                            RECIPIENTS,
                            List.of(
                                    "organisation",
                                    "name",
                                    "way",
                                    "opened_at",
                                    "opened_by",
                                    "decision",
                                    "decided_at",
                                    "decided_by",
                                    "decided_for_it",
                                    "reason",
                                    "replied_at",
                                    "replied_by",
                                    "reply",
                                    "closed_at",
                                    "closed_by",
                                    "result")),
            "tasks.csv",
                    new Sheet(
                            TASKS,
                            List.of(
                                    "number",
                                    "text",
                                    "responsible_role",
                                    "due_on",
                                    "due_text",
                                    "charged",
                                    "opened_at",
                                    "ended_at")),
            "task-results.csv",
                    new Sheet(RESULTS, List.of("number", "organisation", "name", "result", "by_name", "at")),
            "task-progress.csv",
                    new Sheet(PROGRESS, List.of("number", "organisation", "name", "text", "by_name", "at")));

    /** A query that gives a page after a place, and the columns that are written. */
    record Sheet(String query, List<String> columns) {}

    @Inject
    Jdbi jdbi;

    void write(Sheet sheet, UUID notice, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(sheet.columns());
        long after = -1;
        List<Map<String, Object>> page;
        do {
            page = page(sheet, notice, after);
            for (Map<String, Object> row : page) {
                csv.printRecord(sheet.columns().stream().map(row::get).toList());
                after = ((Number) row.get("place")).longValue();
            }
        } while (page.size() == PAGE);
        csv.flush();
    }

    private List<Map<String, Object>> page(Sheet sheet, UUID notice, long after) {
        return jdbi.withHandle(handle -> handle.createQuery(sheet.query())
                .bind("notice", notice)
                .bind("after", after)
                .bind("limit", PAGE)
                .mapToMap()
                .list());
    }
}
