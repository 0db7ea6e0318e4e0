/** Official documents (公文): drafted, approved, numbered and issued, and from then on never changed. */
package org.muster.notice.document;
