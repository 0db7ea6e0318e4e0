/** Knows on which days offices in China work, so that deadlines and urgings fall on days when somebody is there. */
package org.muster.notice.calendar;
