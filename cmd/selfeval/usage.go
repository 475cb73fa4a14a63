package main

import "regexp"

// usageErrors are the messages of the command line library in Chinese. Those of
// this program are Chinese already and match none.
var usageErrors = []struct {
	from *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`^accepts (\d+) arg\(s\), received (\d+)$`), "应当写${1}个参数，这里有${2}个"},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\), only received (\d+)$`), "至少要写${1}个参数，这里有${2}个"},
	{regexp.MustCompile(`^unknown command "(.*)" for "selfeval"(?s:.*)$`), "没有“${1}”这个命令"},
	{regexp.MustCompile(`^unknown command "(.*)" for "(.*)"(?s:.*)$`), "${2} 后面不能写“${1}”"},
	{regexp.MustCompile(`^unknown flag: (.*)$`), "没有 ${1} 这个选项"},
	{regexp.MustCompile(`^unknown shorthand flag: .* in (.*)$`), "没有 ${1} 这个选项"},
	{regexp.MustCompile(`^flag needs an argument: '.' in (.*)$`), "选项 ${1} 后面要写值"},
	{regexp.MustCompile(`^flag needs an argument: (.*)$`), "选项 ${1} 后面要写值"},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(.*)" flag: .*$`), "选项 ${2} 的值“${1}”不对"},
}

// usageError is what is wrong with a command line.
func usageError(err error) string {
	message := err.Error()
	for _, u := range usageErrors {
		if u.from.MatchString(message) {
			return u.from.ReplaceAllString(message, u.to)
		}
	}
	return message
}
