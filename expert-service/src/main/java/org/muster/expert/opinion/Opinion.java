package org.muster.expert.opinion;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.muster.expert.profile.Experts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An expert's opinion or advice (意见建议). Given once, never edited: whoever thinks again gives another. */
@Entity
class Opinion extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Version
    long version;

    UUID expert;
    String expertName;
    String organisation;
    String title;
    String text;
    Instant givenAt;

    protected Opinion() {}

    static Opinion by(Experts.Summary expert, String title, String text, Instant at) {
        Opinion opinion = new Opinion();
        opinion.expert = expert.id();
        opinion.expertName = expert.name();
        opinion.organisation = expert.pool();
        opinion.title = title;
        opinion.text = text;
        opinion.givenAt = at;
        return opinion;
    }
}
