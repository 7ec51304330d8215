/* which.h: the interface of libwhich. */
void which(void);
