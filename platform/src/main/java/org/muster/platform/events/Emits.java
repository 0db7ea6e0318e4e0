package org.muster.platform.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the record a producer appends to the outbox. The type, its topic and its key stand in the event catalogue. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Emits {
    /** The CloudEvents type, a literal that outlives every renaming of the class. */
    String value();
}
