package org.muster.notice.document;

/** The number of an issued document (发文字号), such as 辽科协发〔2020〕3号: no padding, no 第. */
record DocumentNumber(IssuerMark mark, int year, int sequence) {

    static final int FIRST_YEAR = 1949;
    static final int LAST_YEAR = 2099;
    static final int LAST_SEQUENCE = 99_999;

    @Override
    public String toString() {
        return mark + "〔" + year + "〕" + sequence + "号";
    }
}
