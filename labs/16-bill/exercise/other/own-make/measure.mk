answers:
	sh ./measured.sh | sed 's/=/ = /' >answers.txt
.PHONY: answers
