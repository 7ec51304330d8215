# points.jq: a grade of "lab grade --format json" in the form that GitHub Classroom's
# reporter reads: one test for each check, with its points. What was skipped does not count.
{
  version: 1,
  status: (if .verdict == "passed" then "pass" elif .verdict == "error" then "error" else "fail" end),
  max_score: .of,
  tests: [
    .checks[] | select(.verdict != "skipped") | {
      name: .title,
      status: (if .verdict == "passed" then "pass" elif .verdict == "error" then "error" else "fail" end),
      score: (if .verdict == "passed" then .points else 0 end),
      message: (.reason // ""),
      test_code: "",
      filename: "",
      line_no: 0,
      execution_time: "\(.seconds)s"
    }
  ]
}
