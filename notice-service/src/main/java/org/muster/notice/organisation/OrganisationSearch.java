package org.muster.notice.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.web.Page;

/**
 * Finds open organisations by name, code, pinyin and pinyin initials, the best first: what is called so, what begins so,
 * what contains it; in each, higher levels before lower ones and present names before former ones.
 */
@ApplicationScoped
class OrganisationSearch {

    /** @param formerName the name that was found when it is not the present one */
    record Hit(Organisation organisation, String formerName, String cursor) {}

    /** Where a page starts: behind this row of this tier. */
    private record After(int tier, boolean former, int depth, String code, String name) {

        private static final After START = new After(0, false, -1, "", "");

        static After parse(String cursor) {
            if (cursor == null) {
                return START;
            }
            String[] parts = cursor.split("\t", 5);
            try {
                return new After(
                        Integer.parseInt(parts[0]),
                        parts[1].equals("true"),
                        Integer.parseInt(parts[2]),
                        parts[3],
                        parts[4]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw ProblemException.badRequest("bad-cursor");
            }
        }

        String text() {
            return String.join("\t", String.valueOf(tier), String.valueOf(former), String.valueOf(depth), code, name);
        }
    }

    /** What must hold, and the values it names. */
    private record Tier(String condition, Map<String, String> values) {}

    @Inject
    Jdbi jdbi;

    List<Hit> matching(String text, Page page) {
        List<Tier> tiers = tiers(Spelling.plain(text));
        After after = After.parse(page.after());
        List<Hit> hits = new ArrayList<>();
        for (int tier = after.tier(); tier < tiers.size() && hits.size() < page.fetch(); tier++) {
            After from = tier == after.tier() ? after : After.START;
            hits.addAll(hits(tiers, tier, from, page.fetch() - hits.size()));
        }
        return hits;
    }

    List<Organisation> below(Organisation top, Page page) {
        return list("pos between :from and :to", page, Map.of("from", top.pos(), "to", top.last()));
    }

    List<Organisation> children(String parent, Page page) {
        return list("parent = :parent", page, Map.of("parent", parent));
    }

    List<Organisation> supervisedBy(String code, Page page) {
        return list(
                "supervisors <> '{}' and supervisors @> array[cast(:supervisor as text)]",
                page,
                Map.of("supervisor", code));
    }

    private static List<Tier> tiers(String text) {
        boolean han = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        List<Tier> tiers = new ArrayList<>();
        String code = text.toUpperCase(Locale.ROOT);
        if (!han) {
            tiers.add(new Tier(
                    "s.code in (:code, (select a.code from organisation_alias a where a.alias = :code))",
                    Map.of("code", code)));
            tiers.add(new Tier("s.keys @@ cast(:spelt as tsquery)", Map.of("spelt", word("~" + Spelling.typed(text)))));
            tiers.add(codes(code));
            tiers.add(new Tier(
                    "s.keys @@ cast(:begun as tsquery)", Map.of("begun", word("~" + Spelling.typed(text)) + ":*")));
        }
        tiers.add(new Tier("s.keys @@ cast(:called as tsquery)", Map.of("called", word("=" + text))));
        tiers.add(new Tier("s.keys @@ cast(:starts as tsquery)", Map.of("starts", word("=" + text) + ":*")));
        if (text.codePointCount(0, text.length()) > 1) {
            String pairs =
                    Spelling.pairs(text).stream().map(OrganisationSearch::word).collect(Collectors.joining(" & "));
            // the pairs may stand apart in the name
            tiers.add(new Tier(
                    "s.keys @@ cast(:pairs as tsquery) and (position(:text in lower(s.name)) > 0"
                            + " or position(:text in s.short) > 0 or position(:text in s.brief) > 0)",
                    Map.of("pairs", pairs, "text", text)));
        }
        return tiers;
    }

    /** The code's beginning; who knows only the digits need not know the letters. */
    private static Tier codes(String code) {
        String escaped = code.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        Map<String, String> values = new LinkedHashMap<>();
        values.put("code0", escaped);
        if (Character.isDigit(code.charAt(0))) {
            List.of("KX-", "XH-", "DW-", "GR-").forEach(kind -> values.put("code" + values.size(), kind + escaped));
        }
        String condition =
                values.keySet().stream().map(name -> "s.code like :" + name).collect(Collectors.joining(" or "));
        return new Tier("(" + condition + ")", values);
    }

    private static String word(String key) {
        return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private List<Hit> hits(List<Tier> tiers, int number, After after, int limit) {
        StringBuilder sql =
                new StringBuilder("""
                select o.*, s.name as found, s.former, s.depth as level from organisation_search s join organisation o on o.code = s.code
                where (s.depth, s.former, s.code, s.name) > (:after_depth, :former, :after_code, :after_name)
                    and """).append(' ').append(tiers.get(number).condition());
        for (Tier better : tiers.subList(0, number)) {
            sql.append(" and not coalesce(").append(better.condition()).append(", false)");
        }
        sql.append(" order by s.depth, s.former, s.code, s.name limit :limit");
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(sql);
            tiers.subList(0, number + 1).forEach(tier -> query.bindMap(tier.values()));
            return query.bind("former", after.former())
                    .bind("after_depth", after.depth())
                    .bind("after_code", after.code())
                    .bind("after_name", after.name())
                    .bind("limit", limit)
                    .map((row, context) -> {
                        Organisation organisation = Organisation.read(row, context);
                        boolean former = row.getBoolean("former");
                        String found = row.getString("found");
                        After last = new After(number, former, row.getInt("level"), organisation.code(), found);
                        return new Hit(organisation, former ? found : null, last.text());
                    })
                    .list();
        });
    }

    private List<Organisation> list(String condition, Page page, Map<String, ?> values) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from organisation where " + condition
                                + " and (valid_to is null or valid_to > current_date) and pos > :after order by pos limit :fetch")
                .bindMap(values)
                .bind("after", page.afterLong(-1))
                .bind("fetch", page.fetch())
                .map(Organisation::read)
                .list());
    }
}
