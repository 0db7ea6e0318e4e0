package org.muster.notice.response;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.muster.notice.alert.WarningColour;
import org.muster.platform.security.CurrentUser;

/** What a government body declared, as an association recorded it beside its own level. */
@Embeddable
class Declaration {

    enum Kind {
        /** 政府响应级别 */
        GOVERNMENT_LEVEL,
        /** 预警颜色 */
        WARNING
    }

    @Enumerated(EnumType.STRING)
    Kind kind;

    /** Null for a colour, and when the government ended its response. */
    @Enumerated(EnumType.STRING)
    ResponseLevel level;

    /** Null for a level, and when the warning was lifted. */
    @Enumerated(EnumType.STRING)
    WarningColour colour;

    /** Who declared it or where it stands; null when nobody told. */
    String source;

    Instant declaredAt;
    String bySubject;
    String byName;
    Instant recordedAt;

    Declaration() {}

    static Declaration ofLevel(ResponseLevel level, String source, Instant declaredAt, CurrentUser by, Instant at) {
        return new Declaration(Kind.GOVERNMENT_LEVEL, level, null, source, declaredAt, by, at);
    }

    static Declaration ofWarning(WarningColour colour, String source, Instant declaredAt, CurrentUser by, Instant at) {
        return new Declaration(Kind.WARNING, null, colour, source, declaredAt, by, at);
    }

    private Declaration(
            Kind kind,
            ResponseLevel level,
            WarningColour colour,
            String source,
            Instant declaredAt,
            CurrentUser by,
            Instant at) {
        this.kind = kind;
        this.level = level;
        this.colour = colour;
        this.source = source == null || source.isBlank() ? null : source.strip();
        this.declaredAt = declaredAt == null ? at : declaredAt;
        this.bySubject = by.subject();
        this.byName = by.name();
        this.recordedAt = at;
    }

    /** Whether it tells nothing that the other does not. */
    boolean repeats(Declaration other) {
        return kind == other.kind
                && level == other.level
                && colour == other.colour
                && Objects.equals(source, other.source)
                && declaredAt.equals(other.declaredAt);
    }

    /** What was declared last, whenever it was told; of two of one moment what was told last. */
    static Optional<Declaration> newest(Kind kind, List<Declaration> declarations) {
        return declarations.stream()
                .filter(each -> each.kind == kind)
                .max(Comparator.comparing((Declaration each) -> each.declaredAt).thenComparing(declarations::indexOf));
    }
}
