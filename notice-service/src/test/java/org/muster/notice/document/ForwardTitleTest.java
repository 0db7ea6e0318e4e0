package org.muster.notice.document;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.notice.form.ForwardVerb;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardTitleTest {

    @ParameterizedTest
    @CsvSource({
        // the real notice
        "关于做好新型冠状病毒感染的肺炎疫情防控工作的通知, 转发辽宁省科协关于做好新型冠状病毒感染的肺炎疫情防控工作的通知",
        // a document of another type is forwarded by a notice
        "关于加强科普工作的意见, 转发辽宁省科协关于加强科普工作的意见的通知",
        // the issuer stands in the title already
        "辽宁省科协关于召开会议的通知, 转发辽宁省科协关于召开会议的通知",
        // forwarded on paper before: one 关于, one 转发, one 通知, and the first issuer's name
        "转发中国科协关于表彰先进的决定的通知, 转发中国科协关于表彰先进的决定的通知",
        "关于转发中国科协关于开展调查的通知的通知, 转发中国科协关于开展调查的通知",
        "关于转发《中国科协关于开展调查的通知》的通知, 转发《中国科协关于开展调查的通知》的通知",
        "2020年工作要点, 转发辽宁省科协2020年工作要点的通知"
    })
    void namesTheFirstIssuerOnce(String title, String forward) {
        assertThat(ForwardTitle.of(title, "辽宁省科协", ForwardVerb.PASSED_ON)).isEqualTo(forward);
    }
}
