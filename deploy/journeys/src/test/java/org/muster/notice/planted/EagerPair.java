package org.muster.notice.planted;

import java.util.List;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.FetchType;

/** Violates the rule that what belongs to an entity is read after the entity is locked. */
class EagerPair {

    @ElementCollection(fetch = FetchType.EAGER)
    List<String> halves;
}
