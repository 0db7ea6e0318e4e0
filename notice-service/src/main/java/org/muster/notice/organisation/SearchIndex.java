package org.muster.notice.organisation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Keeps what organisations are found by in step with the directory. */
@ApplicationScoped
class SearchIndex {

    private static final Logger LOG = Logger.getLogger(SearchIndex.class);
    private static final int CHUNK = 1000;

    private record Named(String code, String name, int depth) {}

    @Inject
    Jdbi jdbi;

    @Inject
    ManagedExecutor executor;

    void start(@Observes StartupEvent event) {
        executor.execute(this::catchUp);
    }

    /** Takes in whoever it does not know, such as after this table came into being. */
    void catchUp() {
        int total = 0;
        while (true) {
            List<String> missing = jdbi.withHandle(handle ->
                    handle.createQuery("""
                            select o.code from organisation o where o.valid_to is null
                                and not exists (select 1 from organisation_search s where s.code = o.code)
                            limit ?""").bind(0, CHUNK).mapTo(String.class).list());
            if (missing.isEmpty()) {
                break;
            }
            QuarkusTransaction.requiringNew().run(() -> follow(missing));
            total += missing.size();
        }
        if (total > 0) {
            LOG.infof("%d organisations can be searched for now", total);
        }
    }

    /**
     * Call it when these have been changed. A name that is no longer theirs still finds them; closed ones are left out.
     * They come in the order of their codes, so that a start and an import's followup, which may take in the same ones
     * at the same moment, wait for each other in turn.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void follow(List<String> codes) {
        jdbi.useHandle(handle -> {
            change(handle, codes, """
                    delete from organisation_search s using organisation o
                    where o.code = s.code and o.code = any (:codes) and o.valid_to is not null""");
            change(handle, codes, """
                    update organisation_search s set former = o.name <> s.name, depth = o.depth from organisation o
                    where o.code = s.code and o.code = any (:codes)
                        and (s.former, s.depth) is distinct from (o.name <> s.name, o.depth)""");
            add(
                    handle,
                    handle.createQuery("""
                            select o.code, o.name, o.depth from organisation o
                            where o.code = any (:codes) and o.valid_to is null and not exists (
                                select 1 from organisation_search s where s.code = o.code and s.name = o.name)
                            order by o.code""")
                            .bindArray("codes", String.class, codes)
                            .map((row, context) ->
                                    new Named(row.getString("code"), row.getString("name"), row.getInt("depth")))
                            .list());
        });
    }

    private static void change(Handle handle, List<String> codes, String sql) {
        handle.createUpdate(sql).bindArray("codes", String.class, codes).execute();
    }

    private static void add(Handle handle, List<Named> organisations) {
        if (organisations.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into organisation_search (code, name, short, brief, former, depth, keys)
                values (:code, :name, :short, :brief, false, :depth, array_to_tsvector(:keys))
                on conflict do nothing""");
        for (Named each : organisations) {
            Spelling spelling = Spelling.of(each.name());
            batch.bind("code", each.code())
                    .bind("name", each.name())
                    .bind("short", spelling.shortly())
                    .bind("brief", spelling.briefly())
                    .bind("depth", each.depth())
                    .bindByType("keys", spelling.keys().toArray(String[]::new), String[].class)
                    .add();
        }
        batch.execute();
    }
}
