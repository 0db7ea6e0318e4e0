package org.muster.notice.urging;

import org.jdbi.v3.core.Jdbi;

/** Thousands of grassroots units in the service's own tree, for as long as a test needs them. */
public final class ManyUnits {

    private ManyUnits() {}

    public static void below(String parent, int many, Jdbi jdbi) {
        jdbi.useHandle(handle -> handle.createQuery("""
                        select count(organisation_apply('GR-MANY-' || i, '基层科协' || i, 'GRASSROOTS_UNIT', '210000', p.code,
                            '{}', '{}', p.pos + i, p.pos + i, p.depth + 1, 1, date '2020-01-01', null))
                        from organisation p, generate_series(1, :many) i where p.code = :parent""")
                .bind("parent", parent)
                .bind("many", many)
                .mapTo(Integer.class)
                .one());
    }

    public static void remove(Jdbi jdbi) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from urging where organisation like 'GR-MANY-%'");
            handle.execute("delete from organisation_position where code like 'GR-MANY-%'");
            handle.execute("delete from organisation where code like 'GR-MANY-%'");
        });
    }
}
