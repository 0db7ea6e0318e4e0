/** Tells an operator when notices stop going out or urgings stop reaching anybody although everything runs. */
package org.muster.notice.operations;
