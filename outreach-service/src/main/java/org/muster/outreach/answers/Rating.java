package org.muster.outreach.answers;

/** The scale of verdicts (结论), from false to true. */
public enum Rating {
    FALSE("谣言", 1),
    MISLEADING("误导", 2),
    PARTLY_TRUE("部分属实", 3),
    TRUE("属实", 5),
    /** Science cannot tell yet; says nothing about either side. */
    UNPROVEN("尚无定论", null);

    private final String label;
    private final Integer value;

    Rating(String label, Integer value) {
        this.label = label;
        this.value = value;
    }

    /** The word the public reads. */
    public String label() {
        return label;
    }

    /** On ClaimReview's scale of 1 to 5; null where no number would be honest. */
    public Integer value() {
        return value;
    }
}
