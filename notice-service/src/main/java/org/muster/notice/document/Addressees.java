package org.muster.notice.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

/** Who a notice goes to: resolved for a look while it is a draft, frozen when it is issued. */
@ApplicationScoped
public class Addressees {

    /** 主送: must sign. */
    public static final String TO = "to";

    /** 抄送: may read. */
    public static final String CC = "cc";

    /**
     * That a notice was addressed to an organisation.
     *
     * @param pos the organisation's place in the notice's edition of the tree; it stands for the organisation in all
     *     that happens to the notice, also after a move
     * @param mustSign false for one that got it for information only
     */
    public record Delivery(UUID notice, long pos, boolean mustSign) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Audiences audiences;

    @Inject
    Organisations organisations;

    /**
     * Shows the audience that an issue at this moment would freeze, by freezing it and taking that back.
     *
     * @throws ProblemException 422 for unknown organisations, or when nobody is selected
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T preview(Notice notice, Function<Audience, T> look) {
        return preview(notice.ways(), look);
    }

    /** As {@link #preview}, and refuses what {@link #freeze} would refuse. */
    @Transactional(Transactional.TxType.MANDATORY)
    void check(NoticeContent content, Collection<String> senders) {
        preview(content.ways(), audience -> {
            refuse(audience, senders);
            return null;
        });
    }

    /** @param senders of a forward: it must not come back to those it came from */
    @Transactional(Transactional.TxType.MANDATORY)
    Audience freeze(Notice notice, Collection<String> senders) {
        Audience audience = audiences.freeze(notice.ways());
        refuse(audience, senders);
        return audience;
    }

    /** Whether and how an issued notice was addressed to the organisation. */
    public Optional<Delivery> delivery(UUID notice, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select m.pos, bool_or(m.way = 'to') as must_sign
                        from notice n join audience_member m on m.audience = n.audience
                        where n.id = :notice and m.code = :organisation group by m.pos""")
                .bind("notice", notice)
                .bind("organisation", organisation)
                .map((row, context) -> new Delivery(notice, row.getLong("pos"), row.getBoolean("must_sign")))
                .findOne());
    }

    private <T> T preview(Map<String, List<Selector>> ways, Function<Audience, T> look) {
        return jdbi.withHandle(handle -> {
            handle.execute("savepoint preview");
            try {
                return look.apply(audiences.freeze(ways));
            } finally {
                handle.execute("rollback to savepoint preview");
            }
        });
    }

    private void refuse(Audience audience, Collection<String> senders) {
        if (senders.isEmpty()) {
            return;
        }
        List<String> codes = jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct code from audience_member where audience = :audience and code = any(:codes)")
                .bind("audience", audience.id())
                .bindArray("codes", String.class, senders.toArray())
                .mapTo(String.class)
                .list());
        if (!codes.isEmpty()) {
            throw ProblemException.unprocessable(
                    "sender-is-recipient",
                    String.join(
                            "、",
                            organisations.named(codes).stream()
                                    .map(Organisation::name)
                                    .toList()));
        }
    }
}
